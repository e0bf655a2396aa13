package io.weir.query.run;

import io.weir.api.adapter.NativeSeries.Kind;

/**
 * One line of an answer.
 *
 * @param labels what it is called
 * @param unit in UCUM; empty when not known
 * @param kind how its values are to be read
 * @param values one for each instant; NaN where there is none
 * @param at instants in milliseconds; empty for those of the grid
 */
public record Line(LabelSet labels, String unit, Kind kind, double[] values, long[] at) {

    private static final long[] GRID = {};

    /** A line on the grid. */
    static Line of(LabelSet labels, String unit, Kind kind, double[] values) {
        return new Line(labels, unit, kind, values, GRID);
    }

    /** What was calculated from others. */
    static Line calculated(LabelSet labels, String unit, double[] values) {
        return of(labels, unit, Kind.GAUGE, values);
    }

    /** Whether there is no value at all. */
    boolean isEmpty() {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
