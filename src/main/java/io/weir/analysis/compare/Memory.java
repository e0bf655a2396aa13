package io.weir.analysis.compare;

import java.util.Comparator;
import java.util.List;

/**
 * How much a slice has of the one before it: queues remember. Slices that are alike say less than as many independent ones;
 * of numbers with an autocorrelation r from one to the next, n are worth n (1 - r) / (1 + r) (Bartlett 1935; Kendall's
 * correction of 1954 for the bias of r in short series).
 */
final class Memory {

    private static final double MOST = 0.9;

    private Memory() {}

    /** The correlation of each slice with the next in time, 0 to 0.9. */
    static double of(List<Slice> slices, Quantity quantity) {
        double[] values = slices.stream()
                .sorted(Comparator.comparing(Slice::end))
                .mapToDouble(slice -> quantity.scaled(slice.value(quantity)))
                .filter(Double::isFinite)
                .toArray();
        int n = values.length;
        double mean = 0;
        for (double v : values) {
            mean += v / n;
        }
        double all = 0;
        double next = 0;
        for (int i = 0; i < n; i++) {
            all += (values[i] - mean) * (values[i] - mean);
            next += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        if (!(all > 0)) {
            return 0;
        }
        double r = next / all;
        return Math.clamp(r + (1 + 3 * r) / n, 0, MOST);
    }

    /** By how much an interval that was made for independent numbers is to be widened. */
    static double widening(double memory) {
        return Math.sqrt((1 + memory) / (1 - memory));
    }
}
