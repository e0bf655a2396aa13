package io.weir.bench.stand;

import java.util.Arrays;

/** Numbers as people read them. */
public final class Figures {

    private Figures() {}

    /** Three significant decimals. */
    public static double round(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }

    /** The value below which the given part of all lies, such as 0.99; NaN when there is none. */
    public static double quantile(double[] values, double part) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
