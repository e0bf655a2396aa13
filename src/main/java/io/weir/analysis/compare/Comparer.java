package io.weir.analysis.compare;

import io.weir.analysis.compare.Comparison.Basis;
import io.weir.analysis.compare.Measured.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares slices before and after a change. Those of equal load are paired; where there are too few such pairs, only what
 * holds although the load differs is told: less loss or latency under more load, more of them under less. What a limit
 * lets through may always be compared when the side with less load was at it.
 */
public final class Comparer {

    private Comparer() {}

    /** Compares; neither list needs an order. */
    public static Comparison compare(List<Slice> before, List<Slice> after) {
        List<Pair> pairs = Pairs.of(before, after);
        List<Pair> equal = pairs.stream().filter(Pair::equal).toList();
        if (equal.size() >= Comparison.FEWEST) {
            return paired(Basis.EQUAL_LOAD, equal);
        }
        if (pairs.size() >= Comparison.FEWEST) {
            return paired(Basis.AT_LIMIT, pairs);
        }
        int fewer = Math.min(before.size(), after.size());
        return fewer < Comparison.FEWEST
                ? new Comparison(Basis.TOO_FEW, fewer, load(before), load(after), List.of())
                : unequal(before, after, fewer);
    }

    private static Comparison paired(Basis basis, List<Pair> pairs) {
        double loadBefore = median(pairs, p -> p.before().load());
        double loadAfter = median(pairs, p -> p.after().load());
        List<Measured> measured = new ArrayList<>();
        for (Quantity q : Quantity.values()) {
            paired(q, pairs)
                    .filter(m ->
                            basis == Basis.EQUAL_LOAD || q == Quantity.THROUGHPUT || holds(m, loadBefore, loadAfter))
                    .ifPresent(measured::add);
        }
        return new Comparison(basis, pairs.size(), loadBefore, loadAfter, measured);
    }

    private static Optional<Measured> paired(Quantity q, List<Pair> all) {
        List<Pair> known = all.stream()
                .filter(p -> Double.isFinite(p.before().value(q) + p.after().value(q)))
                .toList();
        if (known.size() < Comparison.FEWEST) {
            return Optional.empty();
        }
        double[] differences = known.stream()
                .mapToDouble(
                        p -> q.scaled(p.after().value(q)) - q.scaled(p.before().value(q)))
                .toArray();
        return Optional.of(measured(
                q,
                median(known, p -> p.before().value(q)),
                median(known, p -> p.after().value(q)),
                Shifts.paired(differences),
                known.size()));
    }

    private static Comparison unequal(List<Slice> before, List<Slice> after, int fewer) {
        double loadBefore = load(before);
        double loadAfter = load(after);
        List<Measured> measured = new ArrayList<>();
        for (Quantity q : List.of(Quantity.LOSS, Quantity.LATENCY)) {
            double[] then = values(before, q);
            double[] now = values(after, q);
            if (Math.min(then.length, now.length) >= Comparison.FEWEST) {
                Shift shift = Shifts.unpaired(scaled(then, q), scaled(now, q));
                Measured m = measured(q, median(then), median(now), shift, fewer);
                if (holds(m, loadBefore, loadAfter)) {
                    measured.add(m);
                }
            }
        }
        return new Comparison(Basis.UNEQUAL_LOAD, fewer, loadBefore, loadAfter, measured);
    }

    /** Whether it is told in spite of the load, and not by it. */
    private static boolean holds(Measured m, double loadBefore, double loadAfter) {
        return (m.is(Direction.BETTER) && loadAfter >= loadBefore)
                || (m.is(Direction.WORSE) && loadAfter <= loadBefore);
    }

    private static Measured measured(Quantity q, double before, double after, Shift shift, int count) {
        double low = finite(q.told(shift.low()));
        double high = finite(q.told(shift.high()));
        double change = q.told(shift.estimate());
        return new Measured(q, before, after, low, change, high, direction(q, low, change, high, shift, count));
    }

    private static Direction direction(Quantity q, double low, double change, double high, Shift shift, int count) {
        double gain = q.gain(change);
        if (shift.isSure() && Math.abs(gain) >= q.matters()) {
            return gain > 0 ? Direction.BETTER : Direction.WORSE;
        }
        boolean small = Math.abs(low) < q.matters() && Math.abs(high) < q.matters();
        return small || count >= Comparison.ENOUGH ? Direction.SAME : Direction.UNSURE;
    }

    // JSON has no infinity.
    private static double finite(double value) {
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static double load(List<Slice> slices) {
        return median(slices.stream().mapToDouble(Slice::load).toArray());
    }

    private static double[] values(List<Slice> slices, Quantity q) {
        return slices.stream()
                .mapToDouble(s -> s.value(q))
                .filter(Double::isFinite)
                .toArray();
    }

    private static double[] scaled(double[] values, Quantity q) {
        return Arrays.stream(values).map(q::scaled).toArray();
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return median(pairs.stream().mapToDouble(value).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : Shifts.median(sorted);
    }
}
