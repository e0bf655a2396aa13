package io.weir.analysis.change;

import io.weir.analysis.change.DueVerdicts.Leased;
import io.weir.api.pipeline.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The time before and after a change that may be compared: nothing while a change settles, and nothing on the far side of
 * another change of the same pipeline.
 *
 * @param before empty when there is none
 * @param after empty when there is none yet
 * @param isOver whether waiting brings no more: another change was made since
 */
record Stretches(Optional<Interval> before, Optional<Interval> after, boolean isOver) {

    static Stretches of(Leased leased, List<SuggestionLife> all, VerificationSettings settings, Instant now) {
        State.Applied change = leased.applied();
        List<State.Applied> others = all.stream()
                .filter(life -> life.id() != leased.life().id())
                .flatMap(life -> life.applied().stream())
                .toList();
        Instant end = change.lastBefore().minus(change.how() == How.NOTICED ? Duration.ZERO : settings.slice());
        Instant begin = others.stream()
                .map(other -> other.at().plus(settings.settle()))
                .filter(settled -> !settled.isAfter(change.at().plus(settings.settle())))
                .filter(settled -> settled.isBefore(end))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Optional<Instant> next = others.stream()
                .filter(other -> other.at().isAfter(change.at()))
                .map(State.Applied::lastBefore)
                .min(Instant::compareTo);
        Instant last = next.filter(n -> n.isBefore(now)).orElse(now);
        return new Stretches(
                stretch(begin, end, settings),
                stretch(change.at().plus(settings.settle()), last, settings),
                next.isPresent());
    }

    /** What to add to the reason when it cannot be told. */
    String why() {
        return isOver ? "; then another change was made" : "";
    }

    private static Optional<Interval> stretch(Instant from, Instant to, VerificationSettings settings) {
        Instant earliest = to.minus(settings.stretch());
        Instant begin = from.isBefore(earliest) ? earliest : from;
        return begin.isBefore(to) ? Optional.of(new Interval(begin, to)) : Optional.empty();
    }
}
