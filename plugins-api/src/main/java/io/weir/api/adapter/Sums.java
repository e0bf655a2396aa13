package io.weir.api.adapter;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Adds up series on one clock. */
final class Sums {

    private Sums() {}

    /** NaN where none of them has a value. */
    static double[] of(
            Readings clock, Collection<NativeSeries> all, Function<NativeSeries, double[]> read, double factor) {
        double[] sum = new double[clock.size()];
        int[] present = new int[sum.length];
        for (NativeSeries s : all) {
            double[] values = read.apply(s);
            for (int i = 0; i < sum.length; i++) {
                if (!Double.isNaN(values[i])) {
                    sum[i] += factor * values[i];
                    present[i]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = present[i] > 0 && Double.isFinite(sum[i]) ? sum[i] : Double.NaN;
        }
        return sum;
    }

    static double[] increases(Readings clock, Collection<NativeSeries> counters, double factor) {
        return of(clock, counters, s -> clock.increases(clock.counter(Optional.of(s))), factor);
    }
}
