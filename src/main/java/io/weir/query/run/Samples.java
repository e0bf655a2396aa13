package io.weir.query.run;

import io.weir.query.Columns;
import io.weir.query.Increments;
import java.util.Arrays;

/**
 * Samples or rollups of a series as one thing: a sample is a rollup of itself. What is missing is left out.
 *
 * @param at instants in milliseconds, increasing
 * @param min least
 * @param max greatest
 * @param sum of values
 * @param count of values
 * @param last latest
 * @param increase sum of increments; NaN where none is counted
 * @param covered milliseconds of those increments
 */
record Samples(
        long[] at,
        double[] min,
        double[] max,
        double[] sum,
        double[] count,
        double[] last,
        double[] increase,
        double[] covered) {

    private static final double[] NONE = {};

    /**
     * @param columns as read
     * @param counter whether increments are wanted
     */
    static Samples of(Columns columns, boolean counter) {
        return switch (columns) {
            case Columns.Raw raw -> of(raw, counter);
            case Columns.Rollup rollup -> of(rollup);
        };
    }

    int size() {
        return at.length;
    }

    private static Samples of(Columns.Raw raw, boolean counter) {
        int[] there = there(raw.values());
        boolean all = there.length == raw.size();
        long[] at = all ? raw.at() : pick(raw.at(), there);
        double[] values = all ? raw.values() : pick(raw.values(), there);
        double[] ones = new double[at.length];
        Arrays.fill(ones, 1);
        if (!counter) {
            return new Samples(at, values, values, values, ones, values, NONE, NONE);
        }
        double[] increase = new double[at.length];
        double[] covered = new double[at.length];
        Increments increments = new Increments();
        for (int i = 0; i < at.length; i++) {
            increments.add(at[i], values[i]);
            increase[i] = increments.increase();
            covered[i] = increments.covered();
            increments.next();
        }
        return new Samples(at, values, values, values, ones, values, increase, covered);
    }

    private static Samples of(Columns.Rollup r) {
        int[] there = there(r.last());
        if (there.length == r.size()) {
            return new Samples(r.at(), r.min(), r.max(), r.sum(), r.count(), r.last(), r.increase(), r.covered());
        }
        return new Samples(
                pick(r.at(), there),
                pick(r.min(), there),
                pick(r.max(), there),
                pick(r.sum(), there),
                pick(r.count(), there),
                pick(r.last(), there),
                pick(r.increase(), there),
                pick(r.covered(), there));
    }

    private static int[] there(double[] values) {
        int[] there = new int[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                there[n++] = i;
            }
        }
        return n == values.length ? there : Arrays.copyOf(there, n);
    }

    private static long[] pick(long[] from, int[] places) {
        long[] picked = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = from[places[i]];
        }
        return picked;
    }

    private static double[] pick(double[] from, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = from[places[i]];
        }
        return picked;
    }
}
