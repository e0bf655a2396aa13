package io.weir.api.pipeline;

import java.util.Arrays;

/**
 * The values of one signal over time. The arrays are shared, not copied, and must not be changed by anyone.
 *
 * @param signal what was measured
 * @param quality how much it can be trusted
 * @param at instants in milliseconds since the epoch, strictly increasing
 * @param values one value per instant, in the signal's unit; NaN where there is none; never infinite
 */
public record Column(Signal signal, Quality quality, long[] at, double[] values) {

    /** Refuses arrays of different length. */
    public Column {
        if (at.length != values.length) {
            throw new IllegalArgumentException(
                    signal.id() + ": " + at.length + " instants but " + values.length + " values");
        }
    }

    /** A column without values. */
    public static Column empty(Signal signal) {
        return new Column(signal, Quality.REPORTED, new long[0], new double[0]);
    }

    /** Number of instants. */
    public int size() {
        return at.length;
    }

    /** Number of instants that have a value. */
    public int present() {
        int n = 0;
        for (double v : values) {
            n += Double.isNaN(v) ? 0 : 1;
        }
        return n;
    }

    /** Mean of the values; of a rate, weighted with the time each covers. NaN when there is none. */
    public double mean() {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            double w = weight(i);
            if (!Double.isNaN(values[i]) && w > 0) {
                sum += values[i] * w;
                weights += w;
            }
        }
        return weights > 0 ? sum / weights : Double.NaN;
    }

    /**
     * Mean over a part of the time: of a rate, weighted with how much of the time each value covers lies in it; of a
     * level, of the readings in it.
     *
     * @param after begin in milliseconds since the epoch, exclusive
     * @param until end, inclusive
     * @return NaN when there is no value in it
     */
    public double mean(long after, long until) {
        double sum = 0;
        double weights = 0;
        boolean rate = signal.shape() == Signal.Shape.RATE;
        for (int i = Math.max(lowerBound(after + 1), rate ? 1 : 0); i < at.length; i++) {
            long begin = rate ? at[i - 1] : at[i] - 1;
            if (begin >= until) {
                break;
            }
            if (!Double.isNaN(values[i])) {
                double w = Math.min(at[i], until) - Math.max(begin, after);
                sum += values[i] * w;
                weights += w;
            }
        }
        return weights > 0 ? sum / weights : Double.NaN;
    }

    /** Events that a rate adds up to over the column. Zero when there is no value. */
    public double total() {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : values[i] * (at[i] - at[i - 1]) / 1e3;
        }
        return sum;
    }

    /** Largest value, or NaN when there is none. */
    public double max() {
        double max = Double.NaN;
        for (double v : values) {
            max = Double.isNaN(max) || v > max ? nanToOther(v, max) : max;
        }
        return max;
    }

    /** Smallest value, or NaN when there is none. */
    public double min() {
        double min = Double.NaN;
        for (double v : values) {
            min = Double.isNaN(min) || v < min ? nanToOther(v, min) : min;
        }
        return min;
    }

    /** Last value that is there, or NaN when there is none. */
    public double last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /**
     * The value below which the given share of the values lies (nearest rank).
     *
     * @param share 0 to 1
     * @return NaN when there is no value
     */
    public double quantile(double share) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)];
    }

    /** The part of the column that lies in the interval. */
    public Column within(Interval interval) {
        int from = lowerBound(interval.from().toEpochMilli());
        int to = lowerBound(interval.to().toEpochMilli() + 1);
        return from == 0 && to == at.length
                ? this
                : new Column(signal, quality, Arrays.copyOfRange(at, from, to), Arrays.copyOfRange(values, from, to));
    }

    private double weight(int i) {
        if (signal.shape() == Signal.Shape.LEVEL) {
            return 1;
        }
        return i == 0 ? 0 : (at[i] - at[i - 1]) / 1e3;
    }

    private int lowerBound(long millis) {
        int found = Arrays.binarySearch(at, millis);
        return found >= 0 ? found : -found - 1;
    }

    private static double nanToOther(double v, double other) {
        return Double.isNaN(v) ? other : v;
    }
}
