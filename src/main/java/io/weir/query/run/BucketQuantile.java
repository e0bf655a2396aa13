package io.weir.query.run;

/** A quantile of a histogram whose buckets count everything up to their bound. */
final class BucketQuantile {

    private BucketQuantile() {}

    /**
     * The value below which the given share lies: within a bucket in proportion, the lowest bucket beginning at 0 when its
     * bound is above 0. In the bucket without a bound it is the highest bound there is.
     *
     * @param quantile 0 to 1
     * @param bounds ascending; the last must be infinity
     * @param counts of everything up to each bound; changed: a count below that of a lower bound is raised to it, as
     *     buckets that were not read at the very same moment may be, and one that is not there counts as its lower one
     */
    static double of(double quantile, double[] bounds, double[] counts) {
        int last = bounds.length - 1;
        if (last < 1
                || bounds[last] != Double.POSITIVE_INFINITY
                || Double.isNaN(quantile)
                || Double.isNaN(counts[last])) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double before = 0;
        for (int b = 0; b <= last; b++) {
            counts[b] = Double.isNaN(counts[b]) ? before : Math.max(before, counts[b]);
            before = counts[b];
        }
        return counts[last] == 0 ? Double.NaN : within(quantile * counts[last], bounds, counts);
    }

    private static double within(double rank, double[] bounds, double[] counts) {
        int last = bounds.length - 1;
        int b = 0;
        while (b < last && counts[b] < rank) {
            b++;
        }
        if (b == last) {
            return bounds[last - 1];
        }
        if (b == 0 && bounds[0] <= 0) {
            return bounds[0];
        }
        double low = b == 0 ? 0 : bounds[b - 1];
        double below = b == 0 ? 0 : counts[b - 1];
        double inside = counts[b] - below;
        return inside == 0 ? low : low + (bounds[b] - low) * (rank - below) / inside;
    }
}
