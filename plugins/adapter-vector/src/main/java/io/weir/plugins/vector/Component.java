package io.weir.plugins.vector;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One component and the series that belong to it.
 *
 * @param id as configured
 * @param kind what it does
 * @param type as configured, such as {@code http}; empty when not told
 * @param series all of its own
 */
record Component(String id, Kind kind, String type, List<NativeSeries> series) {

    /** What a component of Vector does. */
    enum Kind {
        SOURCE,
        TRANSFORM,
        SINK
    }

    /** Sources first, sinks last, each by name. Components that tell of Vector itself carry no label of a kind. */
    static List<Component> all(NativeWindow window) {
        List<Component> found = new ArrayList<>();
        window.by("component_id").forEach((id, series) -> of(id, series).ifPresent(found::add));
        found.sort(Comparator.comparing(Component::kind).thenComparing(Component::id));
        return List.copyOf(found);
    }

    private static Optional<Component> of(String id, List<NativeSeries> series) {
        return series.stream()
                .map(s -> s.label("component_kind").toUpperCase(Locale.ROOT))
                .filter(k -> k.equals("SOURCE") || k.equals("TRANSFORM") || k.equals("SINK"))
                .min(Comparator.naturalOrder())
                .map(kind -> new Component(id, Kind.valueOf(kind), type(series), series));
    }

    private static String type(List<NativeSeries> series) {
        return series.stream()
                .map(s -> s.label("component_type"))
                .filter(t -> !t.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
