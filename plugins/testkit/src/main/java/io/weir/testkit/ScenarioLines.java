package io.weir.testkit;

import static io.weir.testkit.JsonText.number;
import static io.weir.testkit.JsonText.quoted;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scenario as lines of JSON, in an order that depends on its content alone. */
final class ScenarioLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ScenarioLines() {}

    static List<String> of(RecordedScenario scenario) {
        NativeWindow window = scenario.window();
        boolean impstats =
                !window.series().isEmpty() && window.series().stream().allMatch(ScenarioLines::isImpstats);
        Map<String, Map<String, String>> objects = new TreeMap<>();
        window.series().stream()
                .sorted(Comparator.comparing(ScenarioLines::key))
                .forEach(s -> {
                    for (int i = 0; i < s.at().length; i++) {
                        if (!Double.isNaN(s.values()[i])) {
                            String at = TIME.format(Instant.ofEpochMilli(s.at()[i]));
                            String object = impstats ? at + " " + s.label("origin") + " " + s.label("name") : at;
                            objects.computeIfAbsent(object, k -> begin(s, impstats))
                                    .put(impstats ? counter(s) : key(s), number(s.values()[i]));
                        }
                    }
                });
        List<String> lines = new ArrayList<>();
        objects.forEach((key, values) -> lines.add(line(key, values, impstats, lines.isEmpty() ? scenario : null)));
        return lines;
    }

    private static boolean isImpstats(NativeSeries s) {
        return s.labels().keySet().equals(Set.of("name", "origin")) && s.name().startsWith(s.label("origin") + "/");
    }

    private static Map<String, String> begin(NativeSeries s, boolean impstats) {
        Map<String, String> object = new LinkedHashMap<>();
        if (impstats) {
            object.put("name", quoted(s.label("name")));
            object.put("origin", quoted(s.label("origin")));
        }
        return object;
    }

    private static String counter(NativeSeries s) {
        return s.name().substring(s.label("origin").length() + 1);
    }

    /** Name and labels as in Prometheus' text format. */
    private static String key(NativeSeries s) {
        return s.labels().isEmpty()
                ? s.name()
                : s.name()
                        + new TreeMap<>(s.labels())
                                .entrySet().stream()
                                        .map(e -> e.getKey() + "=" + quoted(e.getValue()))
                                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String line(
            String key, Map<String, String> values, boolean impstats, @Nullable RecordedScenario first) {
        String body = values.entrySet().stream()
                .map(e -> quoted(e.getKey()) + ":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"ts\":" + quoted(key.split(" ", 2)[0]) + ",\"" + (impstats ? "impstats" : "metrics") + "\":" + body
                + (first == null ? "" : ",\"scenario\":" + header(first)) + "}";
    }

    private static String header(RecordedScenario scenario) {
        NativeWindow w = scenario.window();
        String counters = w.series().stream()
                .filter(s -> s.kind() == NativeSeries.Kind.COUNTER)
                .map(NativeSeries::name)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(JsonText::quoted)
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"version\":1,\"source\":" + quoted(w.source()) + ",\"attributes\":" + quoted(w.attributes())
                + ",\"settings\":" + quoted(w.settings().text()) + ",\"values\":"
                + quoted(w.settings().values())
                + ",\"counters\":" + counters + ",\"truth\":" + quoted(scenario.truth()) + "}";
    }
}
