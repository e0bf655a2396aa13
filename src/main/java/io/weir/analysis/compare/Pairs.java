package io.weir.analysis.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs slices by their load, each used once, so that a change of the load is not taken for an effect: matching on the one
 * variable that moves all others (Cochran and Rubin, "Controlling bias in observational studies", Sankhya A 35, 1973).
 */
final class Pairs {

    private static final double ALIKE = 1.1;

    private final List<Slice> before;
    private final List<Slice> after;
    private final List<Pair> pairs = new ArrayList<>();

    private Pairs(List<Slice> before, List<Slice> after) {
        this.before = byLoad(before);
        this.after = byLoad(after);
    }

    /** Of equal load where there are any, then those of which the lower one was at its limit. */
    static List<Pair> of(List<Slice> before, List<Slice> after) {
        Pairs matching = new Pairs(before, after);
        matching.equal();
        matching.atLimit();
        return matching.pairs;
    }

    /** Whether two loads count as the same. */
    static boolean alike(double one, double other) {
        return Math.max(one, other) <= ALIKE * Math.min(one, other);
    }

    // Both lists are sorted: the next two match, or the one with less load matches none of the others.
    private void equal() {
        int a = 0;
        int b = 0;
        while (b < before.size() && a < after.size()) {
            double ratio = after.get(a).load() / before.get(b).load();
            if (ratio > ALIKE) {
                b++;
            } else if (ratio < 1 / ALIKE) {
                a++;
            } else {
                pairs.add(new Pair(before.remove(b), after.remove(a), true));
            }
        }
    }

    private void atLimit() {
        for (Slice one : List.copyOf(before)) {
            after.stream()
                    .filter(other -> (one.load() < other.load() ? one : other).held())
                    .findFirst()
                    .ifPresent(other -> {
                        pairs.add(new Pair(one, other, false));
                        after.remove(other);
                    });
        }
    }

    private static List<Slice> byLoad(List<Slice> slices) {
        List<Slice> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingDouble(Slice::load));
        return sorted;
    }
}
