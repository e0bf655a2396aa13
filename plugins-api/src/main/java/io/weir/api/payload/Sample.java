package io.weir.api.payload;

import io.weir.api.Experimental;
import io.weir.api.adapter.NativeSeries;
import java.util.Map;

/**
 * One value of one series.
 *
 * @param name of the metric, as it came; not blank
 * @param labels that tell series of one name apart
 * @param kind how its values are to be read; counters as they stand, not as rates
 * @param unit in UCUM, or empty when the format does not tell
 * @param value in that unit; NaN for a gap
 */
@Experimental
public record Sample(String name, Map<String, String> labels, NativeSeries.Kind kind, String unit, double value) {

    /** Copies the labels; refuses a blank name. */
    public Sample {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a sample needs the name of its metric");
        }
        labels = Map.copyOf(labels);
    }

    /** What was read, without a unit. */
    public static Sample gauge(String name, Map<String, String> labels, double value) {
        return new Sample(name, labels, NativeSeries.Kind.GAUGE, "", value);
    }

    /** How far a counter stands, without a unit. */
    public static Sample counter(String name, Map<String, String> labels, double value) {
        return new Sample(name, labels, NativeSeries.Kind.COUNTER, "", value);
    }
}
