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
    private static final int ENOUGH = 8;

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

    /**
     * The rest of the window beside a stall.
     *
     * @param longer the longer stretch before or behind it and until the queue had emptied again
     * @param costsMore whether more was turned away then than would have got through in the stall
     * @param costsHalf whether as much as would have got through was turned away once more, so that room for all of it brings twice
     *     as much as no stall
     */
    record Rest(Interval longer, boolean costsMore, boolean costsHalf) {}

    /** What else is to be said of the window; empty when too little of it is left. */
    static Optional<Rest> beside(QueueFlow queue, Interval stall) {
        long from = stall.from().toEpochMilli();
        long to = over(queue, stall.to().toEpochMilli());
        List<Step> before = queue.steps().stream().filter(s -> s.to() <= from).toList();
        List<Step> behind = queue.steps().stream().filter(s -> s.from() >= to).toList();
        List<Step> longer = seconds(before) >= seconds(behind) ? before : behind;
        if (longer.size() < ENOUGH) {
            return Optional.empty();
        }
        double gets = events(longer) / seconds(longer) * stall.seconds();
        boolean more = lost(before) + lost(behind) > gets;
        boolean half = !behind.isEmpty() && lost(queue.steps()) > 2 * gets;
        return Optional.of(new Rest(
                new Interval(
                        Instant.ofEpochMilli(longer.getFirst().from()),
                        Instant.ofEpochMilli(longer.getLast().to())),
                more,
                half));
    }

    /** When what had gathered meanwhile was worked off. */
    private static long over(QueueFlow queue, long end) {
        return queue.steps().stream()
                .filter(s -> s.from() >= end && s.after() < 0.5 * queue.limit())
                .mapToLong(Step::to)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static double seconds(List<Step> steps) {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }

    private static double events(List<Step> steps) {
        return steps.stream()
                .filter(s -> s.out() > 0)
                .mapToDouble(s -> s.out() * s.seconds())
                .sum();
    }

    private static double lost(List<Step> steps) {
        return steps.stream().mapToDouble(s -> s.rejected() * s.seconds()).sum();
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
