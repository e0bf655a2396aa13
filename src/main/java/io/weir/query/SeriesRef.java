package io.weir.query;

import io.weir.api.adapter.NativeSeries;
import java.util.Map;

/**
 * A series of a source.
 *
 * @param id number of the series within its source
 * @param name as it came
 * @param labels its own, as they came
 * @param kind how its values are to be read
 * @param unit in UCUM; empty when not known
 */
public record SeriesRef(int id, String name, Map<String, String> labels, NativeSeries.Kind kind, String unit) {

    /** Copies the labels. */
    public SeriesRef {
        labels = Map.copyOf(labels);
    }
}
