package io.weir.api.adapter;

import io.weir.api.pipeline.Interval;
import java.util.List;
import java.util.Map;

/**
 * Everything one source reported over a stretch of time, in its own words.
 *
 * @param source name of the source, such as {@code checkout/otel-java}
 * @param attributes of the source, such as {@code service.name}
 * @param interval the stretch of time
 * @param series in no particular order; each of its own instants
 * @param settings the engine's configuration, or {@link NativeSettings#NONE}
 */
public record NativeWindow(
        String source,
        Map<String, String> attributes,
        Interval interval,
        List<NativeSeries> series,
        NativeSettings settings) {

    /** Copies the collections. */
    public NativeWindow {
        attributes = Map.copyOf(attributes);
        series = List.copyOf(series);
    }
}
