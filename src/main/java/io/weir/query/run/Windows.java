package io.weir.query.run;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.query.lang.Function;

/**
 * Functions over windows: at each instant t of the grid over what lies in {@code (t - offset - range, t - offset]}.
 *
 * @param grid instants
 * @param range length of a window in milliseconds
 * @param offset by which the past is looked at, in milliseconds
 */
record Windows(Grid grid, long range, long offset) {

    private static final double SECOND = 1_000;

    /** What is made of the values from {@code low} to before {@code high}; there is at least one. */
    @FunctionalInterface
    private interface Reduction {
        double of(int low, int high);
    }

    /** The latest value of each window. */
    double[] last(Samples s) {
        return reduce(s, (low, high) -> s.last()[high - 1]);
    }

    /** A function other than delta. */
    double[] apply(Function function, Kind kind, Samples s) {
        boolean changes = kind == Kind.DELTA;
        return switch (function) {
            case RATE -> reduce(s, changes ? (l, h) -> sum(s.sum(), l, h) / (range / SECOND) : (l, h) -> rate(s, l, h));
            case INCREASE ->
                reduce(s, changes ? (l, h) -> sum(s.sum(), l, h) : (l, h) -> sumOfKnown(s.increase(), l, h));
            case AVG_OVER_TIME -> reduce(s, (l, h) -> sum(s.sum(), l, h) / sum(s.count(), l, h));
            case SUM_OVER_TIME -> reduce(s, (l, h) -> sum(s.sum(), l, h));
            case COUNT_OVER_TIME -> reduce(s, (l, h) -> sum(s.count(), l, h));
            case MIN_OVER_TIME -> reduce(s, (l, h) -> min(s.min(), l, h));
            case MAX_OVER_TIME -> reduce(s, (l, h) -> max(s.max(), l, h));
            case LAST_OVER_TIME -> last(s);
            case DELTA, HISTOGRAM_QUANTILE -> throw new IllegalArgumentException(function.word());
        };
    }

    private double[] reduce(Samples s, Reduction reduction) {
        double[] result = new double[grid.size()];
        long[] at = s.at();
        int low = 0;
        int high = 0;
        for (int i = 0; i < result.length; i++) {
            long end = grid.at(i) - offset;
            while (high < at.length && at[high] <= end) {
                high++;
            }
            while (low < high && at[low] <= end - range) {
                low++;
            }
            result[i] = low < high ? reduction.of(low, high) : Double.NaN;
        }
        return result;
    }

    private static double rate(Samples s, int low, int high) {
        double covered = sum(s.covered(), low, high);
        return covered == 0 ? Double.NaN : sumOfKnown(s.increase(), low, high) / (covered / SECOND);
    }

    private static double sum(double[] values, int low, int high) {
        double sum = 0;
        for (int i = low; i < high; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double sumOfKnown(double[] values, int low, int high) {
        double sum = 0;
        boolean any = false;
        for (int i = low; i < high; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                any = true;
            }
        }
        return any ? sum : Double.NaN;
    }

    private static double min(double[] values, int low, int high) {
        double min = values[low];
        for (int i = low + 1; i < high; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    private static double max(double[] values, int low, int high) {
        double max = values[low];
        for (int i = low + 1; i < high; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }
}
