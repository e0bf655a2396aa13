package io.weir.sample;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What happens by itself, over and over: well for a minute, slow for a minute and a half, then well until ten minutes
 * are over.
 */
final class Script {

    static final Duration ROUND = Duration.ofMinutes(10);

    private static final List<Phase> PHASES = List.of(
            new Phase("healthy", Duration.ZERO, Knobs::withHealthySink),
            new Phase("slow sink", Duration.ofSeconds(60), Knobs::withSlowSink),
            new Phase("recovered", Duration.ofSeconds(150), Knobs::withHealthySink));

    private Script() {}

    /**
     * A stretch of the script.
     *
     * @param name for people
     * @param from since the beginning of the round
     * @param knobs what it makes of the knobs
     */
    record Phase(String name, Duration from, UnaryOperator<Knobs> knobs) {}

    /**
     * Where the script is.
     *
     * @param phase that it is in
     * @param left until the next phase
     */
    record Place(Phase phase, Duration left) {}

    /** Where it is so long after its start. */
    static Place at(Duration since) {
        Duration inRound = Duration.ofMillis(since.toMillis() % ROUND.toMillis());
        int last = 0;
        for (int i = 0; i < PHASES.size(); i++) {
            last = PHASES.get(i).from().compareTo(inRound) <= 0 ? i : last;
        }
        Duration end = last + 1 < PHASES.size() ? PHASES.get(last + 1).from() : ROUND;
        return new Place(PHASES.get(last), end.minus(inRound));
    }
}
