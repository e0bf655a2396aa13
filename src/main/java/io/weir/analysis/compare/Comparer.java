package io.weir.analysis.compare;

import io.weir.analysis.compare.Comparison.Basis;
import io.weir.analysis.compare.Measured.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares slices before and after a change. Those of equal load are paired; where there are too few such pairs, only what
 * holds although the load differs is told: less loss or latency under more load, more of them under less. What a limit
 * lets through may always be compared when the side with less load was held back.
 *
 * <p>Not every difference comes from the change. Queues remember, and loads drift, so an interval is widened by how much a
 * slice has of the one before it ({@link Memory}), and a difference counts only when it is far larger than that between the
 * earlier and the later half of either side, which nobody changed.
 */
public final class Comparer {

    private static final double FAR = 2;
    private static final int FEWEST_OF_A_HALF = 4;

    /** A queue that fills before the change will overflow after it, whatever the change does. */
    private static final double FILLING = Math.log(1.5);

    private final List<Slice> before;
    private final List<Slice> after;

    private Comparer(List<Slice> before, List<Slice> after) {
        this.before = inTime(before);
        this.after = inTime(after);
    }

    /** Compares; neither list needs an order. */
    public static Comparison compare(List<Slice> before, List<Slice> after) {
        return new Comparer(before, after).compare();
    }

    private Comparison compare() {
        List<Pair> pairs = Pairs.of(before, after);
        List<Pair> equal = pairs.stream().filter(Pair::equal).toList();
        if (equal.size() >= Comparison.FEWEST) {
            return paired(Basis.EQUAL_LOAD, equal);
        }
        if (pairs.size() >= Comparison.FEWEST) {
            return paired(Basis.AT_LIMIT, pairs);
        }
        int fewer = Math.min(before.size(), after.size());
        boolean few = fewer < Comparison.FEWEST || Pairs.alike(load(before), load(after));
        return few
                ? new Comparison(Basis.TOO_FEW, Math.min(fewer, pairs.size()), load(before), load(after), List.of())
                : unequal(fewer);
    }

    private Comparison paired(Basis basis, List<Pair> pairs) {
        double loadBefore = Numbers.median(pairs, p -> p.before().load());
        double loadAfter = Numbers.median(pairs, p -> p.after().load());
        List<Measured> measured = new ArrayList<>();
        for (Quantity q : Quantity.values()) {
            paired(q, pairs)
                    .filter(m ->
                            basis == Basis.EQUAL_LOAD || q == Quantity.THROUGHPUT || holds(m, loadBefore, loadAfter))
                    .ifPresent(measured::add);
        }
        return new Comparison(basis, pairs.size(), loadBefore, loadAfter, measured);
    }

    private Optional<Measured> paired(Quantity q, List<Pair> all) {
        List<Pair> known = all.stream().filter(p -> p.isKnown(q)).toList();
        if (known.size() < Comparison.FEWEST) {
            return Optional.empty();
        }
        Shift shift = Shifts.paired(differences(known, q)).widened(widening(q));
        return Optional.of(measured(
                q,
                Numbers.median(known, p -> p.before().value(q)),
                Numbers.median(known, p -> p.after().value(q)),
                shift,
                known.size()));
    }

    private Comparison unequal(int fewer) {
        double loadBefore = load(before);
        double loadAfter = load(after);
        List<Measured> measured = new ArrayList<>();
        for (Quantity q : List.of(Quantity.LOSS, Quantity.LATENCY)) {
            double[] then = Numbers.known(before, s -> s.value(q));
            double[] now = Numbers.known(after, s -> s.value(q));
            if (Math.min(then.length, now.length) >= Comparison.FEWEST) {
                Shift shift = Shifts.unpaired(Numbers.mapped(then, q::scaled), Numbers.mapped(now, q::scaled))
                        .widened(widening(q));
                Measured m = measured(q, Numbers.median(then), Numbers.median(now), shift, fewer);
                if (holds(m, loadBefore, loadAfter)) {
                    measured.add(m);
                }
            }
        }
        return new Comparison(Basis.UNEQUAL_LOAD, fewer, loadBefore, loadAfter, measured);
    }

    private double widening(Quantity q) {
        return Memory.widening(Math.max(Memory.of(before, q), Memory.of(after, q)));
    }

    /** Whether it is told in spite of the load, and not by it. */
    private static boolean holds(Measured m, double loadBefore, double loadAfter) {
        return (m.is(Direction.BETTER) && loadAfter >= loadBefore)
                || (m.is(Direction.WORSE) && loadAfter <= loadBefore);
    }

    private Measured measured(Quantity q, double then, double now, Shift shift, int count) {
        double low = finite(q.told(shift.low()));
        double high = finite(q.told(shift.high()));
        return new Measured(
                q, then, now, low, q.told(shift.estimate()), high, direction(q, then, shift, low, high, count));
    }

    private Direction direction(Quantity q, double then, Shift shift, double low, double high, int count) {
        double gain = q.gain(q.told(shift.estimate()));
        boolean matters = Math.abs(gain) >= q.matters(then);
        boolean steady = q != Quantity.LOSS || byItself(before, Quantity.LATENCY) < FILLING;
        if (shift.isSure() && matters && steady && Math.abs(shift.estimate()) >= FAR * byItself(q)) {
            return gain > 0 ? Direction.BETTER : Direction.WORSE;
        }
        boolean small = Math.abs(low) < q.matters(then) && Math.abs(high) < q.matters(then);
        return small || (count >= Comparison.ENOUGH && !matters) ? Direction.SAME : Direction.UNSURE;
    }

    /** How far the later half of either side lies from the earlier one, though nothing was changed between them. */
    private double byItself(Quantity q) {
        return Math.max(byItself(before, q), byItself(after, q));
    }

    private static double byItself(List<Slice> side, Quantity q) {
        int half = side.size() / 2;
        List<Pair> pairs = Pairs.of(side.subList(0, half), side.subList(half, side.size())).stream()
                .filter(p -> p.isKnown(q))
                .toList();
        if (pairs.size() >= FEWEST_OF_A_HALF) {
            return Math.abs(Shifts.paired(differences(pairs, q)).estimate());
        }
        double[] early = Numbers.known(side.subList(0, half), s -> q.scaled(s.value(q)));
        double[] late = Numbers.known(side.subList(half, side.size()), s -> q.scaled(s.value(q)));
        return Math.abs(Numbers.median(late) - Numbers.median(early));
    }

    private static double[] differences(List<Pair> pairs, Quantity q) {
        return pairs.stream().mapToDouble(p -> p.difference(q)).toArray();
    }

    // JSON has no infinity.
    private static double finite(double value) {
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static double load(List<Slice> slices) {
        return Numbers.median(slices, Slice::load);
    }

    private static List<Slice> inTime(List<Slice> slices) {
        return slices.stream().sorted(Comparator.comparing(Slice::end)).toList();
    }
}
