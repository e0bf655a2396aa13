package io.weir.query;

/**
 * Values of one series in order of time: samples or rollups. Arrays are of the same length, may be shared between series,
 * and must not be changed.
 */
public sealed interface Columns {

    /** Number of the series within its source. */
    int seriesId();

    /** Instants in milliseconds since the epoch, strictly increasing. */
    long[] at();

    /** How many there are. */
    default int size() {
        return at().length;
    }

    /**
     * Samples as they came.
     *
     * @param seriesId number of the series within its source
     * @param at instants of the samples
     * @param values one per instant; NaN where there is none
     */
    record Raw(int seriesId, long[] at, double[] values) implements Columns {}

    /**
     * Rolled up samples. What ends at {@code at} is made of the samples in {@code (at - width, at]}: its end belongs to it,
     * its beginning does not; ends are multiples of the width since the epoch. A width without samples may be missing, or
     * have count 0 and NaN elsewhere. NaN samples are not counted.
     *
     * <p>An increment belongs to the later of its two samples. It is counted when both are at most
     * {@link Increments#LONGEST_GAP_MILLIS} apart, also when the earlier lies in an earlier width; a fall is a reset, and
     * then the increment is the later value itself. {@link Increments} does the sum.
     *
     * @param seriesId number of the series within its source
     * @param at ends
     * @param min least sample
     * @param max greatest sample
     * @param sum of samples
     * @param count of samples
     * @param last latest sample
     * @param increase sum of increments; NaN where none is counted
     * @param covered sum of the milliseconds between the samples of each counted increment; 0 where none is
     */
    record Rollup(
            int seriesId,
            long[] at,
            double[] min,
            double[] max,
            double[] sum,
            double[] count,
            double[] last,
            double[] increase,
            double[] covered)
            implements Columns {}
}
