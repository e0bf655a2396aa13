package io.weir.query;

import java.util.List;
import java.util.Map;

/**
 * Some series of one source.
 *
 * @param sourceId number of the source
 * @param source its name
 * @param attributes that make its identity
 * @param series by ascending number
 */
public record SourceSeries(long sourceId, String source, Map<String, String> attributes, List<SeriesRef> series) {

    /** Copies attributes and series. */
    public SourceSeries {
        attributes = Map.copyOf(attributes);
        series = List.copyOf(series);
    }

    /** Numbers of the series. */
    public int[] seriesIds() {
        return series.stream().mapToInt(SeriesRef::id).toArray();
    }
}
