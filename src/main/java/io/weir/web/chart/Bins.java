package io.weir.web.chart;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import java.util.Arrays;

/** Means over equal slices of time: what a sparkline shows, and what columns of different rhythm can be added by. */
public final class Bins {

    private Bins() {}

    /** Mean of the column in each of {@code n} slices of the interval; NaN where nothing was reported. */
    public static double[] of(Column column, Interval interval, int n) {
        double[] sums = new double[n];
        int[] counts = new int[n];
        long from = interval.from().toEpochMilli();
        double width = Math.max(1, interval.length().toMillis()) / (double) n;
        Rhythm rhythm = Rhythm.of(column.at());
        for (int i = 0; i < column.size(); i++) {
            double value = column.values()[i];
            long at = column.at()[i];
            if (!Double.isNaN(value) && interval.contains(at)) {
                int bin = bin(at - from, width, n);
                int first = i > 0 && !rhythm.isGap(column.at()[i - 1], at)
                        ? Math.min(bin, bin(column.at()[i - 1] - from, width, n) + 1)
                        : bin;
                for (int b = Math.max(0, first); b <= bin; b++) {
                    sums[b] += value;
                    counts[b]++;
                }
            }
        }
        double[] means = new double[n];
        Arrays.setAll(means, b -> counts[b] == 0 ? Double.NaN : sums[b] / counts[b]);
        return means;
    }

    /** Slices as points, each at the middle of its slice. */
    public static Points points(double[] bins, Interval interval) {
        long[] at = new long[bins.length];
        double width = interval.length().toMillis() / (double) bins.length;
        for (int b = 0; b < bins.length; b++) {
            at[b] = interval.from().toEpochMilli() + (long) ((b + 0.5) * width);
        }
        return new Points(at, bins, 0);
    }

    private static int bin(long offset, double width, int n) {
        return Math.clamp((long) Math.floor(offset / width), -1, n - 1);
    }
}
