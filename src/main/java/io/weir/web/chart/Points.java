package io.weir.web.chart;

/**
 * What is drawn of a column. The arrays are shared and must not be changed.
 *
 * @param at instants in milliseconds since the epoch, strictly increasing
 * @param values one per instant; NaN where the line is interrupted
 * @param gaps how often the column was silent for longer than its rhythm lets expect
 */
public record Points(long[] at, double[] values, int gaps) {}
