package io.weir.ingest.decode;

import java.util.Arrays;

/**
 * Brings exponential histograms of any scale to one fixed scale, so that the bounds of a series never change.
 *
 * <p>At scale 1 a bucket's bounds are a factor of the square root of two apart: a quantile read from it is off by a sixth
 * at most. Every bound of a lower scale is also one of scale 1; of a higher scale, whole buckets fall together. The range
 * grows in steps of {@value #STEP} buckets, so that a histogram that moves a little keeps its series.
 */
final class ExponentialBuckets {

    static final int SCALE = 1;
    static final int STEP = 8;
    // Indices at scale 1 whose bounds are neither zero nor infinite, also after rounding to whole steps.
    private static final int LOWEST = -2_144;
    private static final int HIGHEST = 2_039;

    /** Upper bounds, rising, the last infinite; and how many values are at most as large. */
    record Cumulative(double[] bounds, double[] counts) {}

    private double[] bounds = new double[64];
    private double[] counts = new double[64];
    private int size;
    private double running;

    private ExponentialBuckets() {}

    /**
     * @param scale of the message
     * @param zeros values too small to be told from zero
     * @param negative counts of negative values, from the one nearest to zero
     * @param negativeOffset index of the first of them
     * @param positive counts of positive values
     * @param positiveOffset index of the first of them
     * @param total all values
     */
    static Cumulative of(
            int scale,
            double zeros,
            Counts negative,
            int negativeOffset,
            Counts positive,
            int positiveOffset,
            double total) {
        ExponentialBuckets result = new ExponentialBuckets();
        double[] below = rebased(scale, negative, negativeOffset);
        if (below.length > 0) {
            result.addNegative(below, first(scale, negative, negativeOffset));
        }
        result.add(0, zeros);
        double[] above = rebased(scale, positive, positiveOffset);
        if (above.length > 0) {
            result.addPositive(above, first(scale, positive, positiveOffset));
        }
        result.add(Double.POSITIVE_INFINITY, Math.max(0, total - result.running));
        return new Cumulative(Arrays.copyOf(result.bounds, result.size), Arrays.copyOf(result.counts, result.size));
    }

    private void addPositive(double[] buckets, int first) {
        add(bound(first), 0);
        for (int i = 0; i < buckets.length; i++) {
            add(bound(first + i + 1), buckets[i]);
        }
    }

    // The bucket (2, 2.8] of the absolute values is [-2.8, -2) of the values: it ends at -2.
    private void addNegative(double[] buckets, int first) {
        add(-bound(first + buckets.length), 0);
        for (int i = buckets.length - 1; i >= 0; i--) {
            add(-bound(first + i), buckets[i]);
        }
    }

    private void add(double bound, double count) {
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        running += count;
        bounds[size] = bound;
        counts[size++] = running;
    }

    private static double[] rebased(int scale, Counts counts, int offset) {
        if (counts.size() == 0) {
            return new double[0];
        }
        int first = first(scale, counts, offset);
        int last = roundUp(index(scale, (long) offset + counts.size() - 1) + 1);
        double[] result = new double[last - first];
        for (int i = 0; i < counts.size(); i++) {
            result[index(scale, (long) offset + i) - first] += counts.get(i);
        }
        return result;
    }

    private static int first(int scale, Counts counts, int offset) {
        return counts.size() == 0 ? 0 : Math.floorDiv(index(scale, offset), STEP) * STEP;
    }

    private static int roundUp(int index) {
        return -Math.floorDiv(-index, STEP) * STEP;
    }

    /** The bucket of scale 1 in which a bucket's values lie; of a lower scale, the last of those that it covers. */
    private static int index(int scale, long index) {
        long at = scale >= SCALE
                ? index >> Math.min(scale - SCALE, 62)
                : ((index + 1) << Math.min(SCALE - scale, 20)) - 1;
        return Math.clamp(at, LOWEST, HIGHEST);
    }

    private static double bound(int index) {
        return (index & 1) == 0 ? Math.scalb(1.0, index >> 1) : Math.scalb(Math.sqrt(2), index >> 1);
    }
}
