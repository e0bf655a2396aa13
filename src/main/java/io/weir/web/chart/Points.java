package io.weir.web.chart;

import java.util.Arrays;

/**
 * What is drawn of a column. The arrays are shared and must not be changed.
 *
 * @param at instants in milliseconds since the epoch, strictly increasing
 * @param values one per instant; NaN where the line is interrupted
 * @param gaps how often the column was silent for longer than its rhythm lets expect
 */
public record Points(long[] at, double[] values, int gaps) {

    /** The last value, or NaN when there is none. */
    public double last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** The largest value, or NaN when there is none. */
    public double max() {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    }
}
