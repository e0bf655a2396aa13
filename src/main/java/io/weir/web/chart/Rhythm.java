package io.weir.web.chart;

import java.util.Arrays;

/**
 * How often a column is usually reported.
 *
 * @param usual distance of two reports in milliseconds; endless where there are too few to tell
 */
record Rhythm(double usual) {

    /** A silence of this many usual distances is a gap: one lost sample is not, two are. */
    private static final double GAP = 2.6;

    static Rhythm of(long[] at) {
        if (at.length < 3) {
            return new Rhythm(Double.MAX_VALUE / 4);
        }
        long[] distances = new long[at.length - 1];
        Arrays.setAll(distances, i -> at[i + 1] - at[i]);
        Arrays.sort(distances);
        return new Rhythm(distances[distances.length / 2]);
    }

    /** Whether something is missing between two reports that follow each other. */
    boolean isGap(long before, long after) {
        return after - before > usual * GAP;
    }
}
