package io.weir.plugins.bottleneck;

import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stretch of time in which events waited and none left. */
final class Stall {

    private static final double LONGER_THAN_USUAL = 3;

    private Stall() {}

    /**
     * The longest stretch, if it is long enough to say that nothing gets through. A destination that takes what it can
     * in large pieces has pauses, too: this one must be far longer than the others.
     */
    static Optional<Interval> longest(QueueFlow queue, Duration shortest) {
        List<Interval> pauses = pauses(queue);
        pauses.sort(Comparator.comparing(Interval::length).reversed());
        if (pauses.isEmpty()) {
            return Optional.empty();
        }
        double usual = pauses.size() > 1 ? pauses.get(1).seconds() : 0;
        double longest = pauses.getFirst().seconds();
        return longest >= shortest.toMillis() / 1e3 && longest >= LONGER_THAN_USUAL * usual
                ? Optional.of(pauses.getFirst())
                : Optional.empty();
    }

    private static List<Interval> pauses(QueueFlow queue) {
        List<Interval> found = new ArrayList<>();
        int begin = -1;
        List<Step> steps = queue.steps();
        for (int i = 0; i <= steps.size(); i++) {
            boolean still = i < steps.size() && still(steps.get(i), queue.out());
            if (still && begin < 0) {
                begin = i;
            }
            if (!still && begin >= 0) {
                if (i - begin >= 3) {
                    found.add(new Interval(
                            Instant.ofEpochMilli(steps.get(begin).from()),
                            Instant.ofEpochMilli(steps.get(i - 1).to())));
                }
                begin = -1;
            }
        }
        return found;
    }

    /** Counters are read one after the other, so that a few events seem to leave when none does. */
    private static boolean still(Step s, double usual) {
        return s.before() >= 1 && s.after() >= 1 && s.out() * s.seconds() <= Math.max(1, 0.03 * usual * s.seconds());
    }
}
