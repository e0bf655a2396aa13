package io.weir.web.chart;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import java.util.Arrays;

/** Means over equal slices of time: what a sparkline shows, and what columns of different rhythm can be added by. */
public final class Bins {

    private static final double GAP = 2.6;

    private Bins() {}

    /** Mean of the column in each of {@code n} slices of the interval; NaN where nothing was reported. */
    public static double[] of(Column column, Interval interval, int n) {
        double[] sums = new double[n];
        int[] counts = new int[n];
        long from = interval.from().toEpochMilli();
        double width = Math.max(1, interval.length().toMillis()) / (double) n;
        long usual = usual(column.at());
        for (int i = 0; i < column.size(); i++) {
            double value = column.values()[i];
            long at = column.at()[i];
            if (!Double.isNaN(value) && interval.contains(at)) {
                int bin = bin(at - from, width, n);
                int first = i > 0 && at - column.at()[i - 1] <= usual * GAP
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

    private static long usual(long[] at) {
        if (at.length < 2) {
            return 0;
        }
        long[] distances = new long[at.length - 1];
        Arrays.setAll(distances, i -> at[i + 1] - at[i]);
        Arrays.sort(distances);
        return distances[distances.length / 2];
    }
}
