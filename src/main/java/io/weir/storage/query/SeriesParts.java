package io.weir.storage.query;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Values of a series, of which each layout that has it gives a part. Mostly there is one, in the order of time. */
final class SeriesParts {

    private final List<long[]> instants = new ArrayList<>(1);
    private final List<double[]> values = new ArrayList<>(1);

    /** Adds a part: instants, each once but in any order, and their values. */
    void add(long[] at, double[] of) {
        instants.add(at);
        values.add(of);
    }

    Columns.Raw columns(int seriesId) {
        long[] first = instants.getFirst();
        return instants.size() == 1 && increasing(first)
                ? new Columns.Raw(seriesId, first, values.getFirst())
                : merged(seriesId);
    }

    private static boolean increasing(long[] at) {
        for (int i = 1; i < at.length; i++) {
            if (at[i] <= at[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private Columns.Raw merged(int seriesId) {
        TreeMap<Long, Double> merged = new TreeMap<>();
        for (int part = 0; part < instants.size(); part++) {
            long[] at = instants.get(part);
            for (int i = 0; i < at.length; i++) {
                // Of two values of one instant, one that is there beats a gap.
                merged.merge(at[i], values.get(part)[i], (old, other) -> old.isNaN() ? other : old);
            }
        }
        long[] at = merged.keySet().stream().mapToLong(Long::longValue).toArray();
        double[] all = new double[at.length];
        Arrays.setAll(all, i -> merged.getOrDefault(at[i], Double.NaN));
        return new Columns.Raw(seriesId, at, all);
    }
}
