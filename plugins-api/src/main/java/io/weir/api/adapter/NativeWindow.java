package io.weir.api.adapter;

import io.weir.api.pipeline.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** All series of this name, in an order that depends on their labels alone. */
    public List<NativeSeries> named(String name) {
        return series.stream()
                .filter(s -> s.name().equals(name))
                .sorted(Comparator.comparing(s -> new TreeMap<>(s.labels()).toString()))
                .toList();
    }

    /** The series of this name whose label has this value, the first where there are several. */
    public Optional<NativeSeries> find(String name, String label, String value) {
        return named(name).stream().filter(s -> s.label(label).equals(value)).findFirst();
    }

    /** The series of this name, the first where there are several. */
    public Optional<NativeSeries> find(String name) {
        return named(name).stream().findFirst();
    }

    /** The series that have a label, by its value, in the order of the values. */
    public SortedMap<String, List<NativeSeries>> by(String label) {
        SortedMap<String, List<NativeSeries>> found = new TreeMap<>();
        for (NativeSeries s : series) {
            String value = s.label(label);
            if (!value.isEmpty()) {
                found.computeIfAbsent(value, v -> new ArrayList<>()).add(s);
            }
        }
        return found;
    }
}
