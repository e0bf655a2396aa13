package io.weir.plugins.otelcollector;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which components make up a pipeline. The Collector does not report what is wired to what: the configuration tells; without
 * it, all that carries one kind of data is taken for one pipeline, memory limiters first and batchers last.
 *
 * @param name of the pipeline
 * @param kind of its data
 * @param receivers and the series of each
 * @param processors in order, and the series of each
 * @param exporters and the series of each
 */
record Layout(
        String name,
        DataKind kind,
        Map<String, List<NativeSeries>> receivers,
        Map<String, List<NativeSeries>> processors,
        Map<String, List<NativeSeries>> exporters) {

    private static final String PREFIX = "otelcol_";
    private static final Pattern MEMBER =
            Pattern.compile("(?:.*\\.)?service\\.pipelines\\.(.+)\\.(receivers|processors|exporters)\\[(\\d+)]");

    /** All pipelines of which something is reported. */
    static List<Layout> all(NativeWindow window) {
        NativeWindow own = own(window);
        List<Layout> found = new ArrayList<>();
        SortedMap<String, Map<String, List<String>>> configured =
                configured(window.settings().values());
        configured.forEach((name, members) -> DataKind.of(name).ifPresent(k -> found.add(of(own, name, k, members))));
        if (configured.isEmpty()) {
            for (DataKind kind : DataKind.values()) {
                found.add(new Layout(
                        kind.id(),
                        kind,
                        members(own, "receiver", kind),
                        inUsualOrder(members(own, "processor", kind)),
                        members(own, "exporter", kind)));
            }
        }
        List<Layout> reported = found.stream().filter(Layout::isReported).toList();
        return reported.isEmpty() ? ofNoKind(own) : reported;
    }

    /** Where queues alone are reported, as by versions that do not label them, it cannot be told what they carry. */
    private static List<Layout> ofNoKind(NativeWindow own) {
        Map<String, List<NativeSeries>> exporters = new LinkedHashMap<>();
        own.by("exporter").forEach((id, series) -> {
            if (series.stream().anyMatch(s -> s.name().contains("exporter_queue_size"))) {
                exporters.put(id, series);
            }
        });
        return exporters.isEmpty()
                ? List.of()
                : List.of(new Layout("data", DataKind.LOGS, Map.of(), Map.of(), exporters));
    }

    /** Older versions, and Prometheus without a unit in the name, differ in suffixes alone. */
    private static NativeWindow own(NativeWindow window) {
        List<NativeSeries> series = window.series().stream()
                .filter(s -> s.name().startsWith(PREFIX) || s.name().startsWith("otelcol."))
                .toList();
        return new NativeWindow(window.source(), window.attributes(), window.interval(), series, window.settings());
    }

    private boolean isReported() {
        return exporters.values().stream().anyMatch(series -> !series.isEmpty());
    }

    private static Map<String, List<NativeSeries>> members(NativeWindow own, String label, DataKind kind) {
        Map<String, List<NativeSeries>> found = new LinkedHashMap<>();
        own.by(label).forEach((id, series) -> {
            if (series.stream().anyMatch(kind::has)) {
                found.put(id, of(series, kind));
            }
        });
        return found;
    }

    /** What is of this kind of data, and what does not tell if the component carries no other. */
    private static List<NativeSeries> of(Collection<NativeSeries> series, DataKind kind) {
        boolean shared = series.stream().anyMatch(s -> !kind.has(s) && !DataKind.isOfAll(s));
        return series.stream()
                .filter(s -> kind.has(s) || !shared && DataKind.isOfAll(s))
                .toList();
    }

    private static Layout of(NativeWindow own, String name, DataKind kind, Map<String, List<String>> members) {
        return new Layout(
                name,
                kind,
                named(own, "receiver", kind, members.getOrDefault("receivers", List.of())),
                named(own, "processor", kind, members.getOrDefault("processors", List.of())),
                named(own, "exporter", kind, members.getOrDefault("exporters", List.of())));
    }

    private static Map<String, List<NativeSeries>> named(
            NativeWindow own, String label, DataKind kind, List<String> ids) {
        Map<String, List<NativeSeries>> found = new LinkedHashMap<>();
        SortedMap<String, List<NativeSeries>> all = own.by(label);
        ids.forEach(id -> found.put(id, of(all.getOrDefault(id, List.of()), kind)));
        return found;
    }

    private static Map<String, List<NativeSeries>> inUsualOrder(Map<String, List<NativeSeries>> processors) {
        Map<String, List<NativeSeries>> ordered = new LinkedHashMap<>();
        processors.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<NativeSeries>> e) -> rank(e.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        return ordered;
    }

    private static int rank(String processor) {
        return processor.startsWith("memory_limiter") ? 0 : isBatcher(processor) ? 2 : 1;
    }

    /** Whether a processor gathers batches. */
    static boolean isBatcher(String processor) {
        return processor.equals("batch") || processor.startsWith("batch/");
    }

    private static SortedMap<String, Map<String, List<String>>> configured(Map<String, String> settings) {
        SortedMap<String, Map<String, List<String>>> found = new TreeMap<>();
        settings.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, String> e) -> e.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> {
                    Matcher m = MEMBER.matcher(e.getKey());
                    if (m.matches()) {
                        found.computeIfAbsent(m.group(1), p -> new TreeMap<>())
                                .computeIfAbsent(m.group(2), g -> new ArrayList<>())
                                .add(e.getValue());
                    }
                });
        return found;
    }
}
