package io.weir.api.adapter;

import java.util.Map;

/**
 * One series as the engine reports it. The arrays are shared and must not be changed.
 *
 * @param name metric name, as it came
 * @param labels label names and values, as they came
 * @param kind how its values are to be read
 * @param unit as reported, in UCUM where the format has it; empty when not reported
 * @param at instants in milliseconds since the epoch, strictly increasing
 * @param values one per instant; NaN where there is none. A cumulative counter is stored as it came: a fall is a reset
 */
public record NativeSeries(
        String name, Map<String, String> labels, Kind kind, String unit, long[] at, double[] values) {

    /** Copies the labels and refuses arrays of different length. */
    public NativeSeries {
        labels = Map.copyOf(labels);
        if (at.length != values.length) {
            throw new IllegalArgumentException(name + ": " + at.length + " instants, " + values.length + " values");
        }
    }

    /** The value of a label, or the empty text. */
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }

    /** The value of a label whose name came with dots or, by Prometheus, with underscores; or the empty text. */
    public String attribute(String key) {
        String dotted = label(key);
        return dotted.isEmpty() ? label(key.replace('.', '_').replace('-', '_')) : dotted;
    }

    /** How the values of a series are to be read. */
    public enum Kind {
        /** What was read at the instant. */
        GAUGE,
        /** Grows from a start on; falls only when the source starts anew. */
        COUNTER,
        /** The increase since the reading before. */
        DELTA,
        /** The format does not tell. */
        UNKNOWN
    }
}
