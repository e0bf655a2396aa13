package io.weir.testkit;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the lines of a scenario file. */
final class ScenarioReader {

    private static final Set<String> GAUGES = Set.of("size", "maxqsize", "maxrss", "openfiles");
    private static final Pattern KEY = Pattern.compile("([^{]+)(?:\\{(.*)\\})?");
    private static final Pattern LABEL =
            Pattern.compile("\\s*([^=,\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^,\"]*))\\s*(?:,|$)");

    private final Set<String> counters = new HashSet<>();
    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private String source;
    private String settings = "";
    private @Nullable SeriesBuilder series;

    ScenarioReader(String name) {
        source = name;
    }

    void add(String line) {
        Map<String, Object> json = JsonText.object(line);
        if (series == null) {
            header(json.get("scenario"));
            series = new SeriesBuilder(source);
        }
        long at = instant(json.get("ts"));
        if (json.get("impstats") instanceof Map<?, ?> stats) {
            impstats(at, stats, series);
        } else if (json.get("metrics") instanceof Map<?, ?> metrics) {
            metrics(at, metrics, series);
        } else {
            throw new IllegalArgumentException("needs \"metrics\" or \"impstats\" with an object");
        }
    }

    RecordedScenario scenario() {
        if (series == null) {
            throw new IllegalArgumentException("the file is empty");
        }
        NativeWindow w = series.build();
        NativeSettings configured = new NativeSettings(settings, part("values"));
        return new RecordedScenario(
                new NativeWindow(w.source(), part("attributes"), w.interval(), w.series(), configured), part("truth"));
    }

    private Map<String, String> part(String name) {
        return parts.getOrDefault(name, Map.of());
    }

    private void header(@Nullable Object found) {
        if (!(found instanceof Map<?, ?> header)) {
            return;
        }
        if (!Double.valueOf(1).equals(header.get("version"))) {
            throw new IllegalArgumentException(
                    "scenario version " + header.get("version") + " is not known, only 1 is");
        }
        source = header.get("source") instanceof String s ? s : source;
        settings = header.get("settings") instanceof String s ? s : "";
        for (String name : List.of("attributes", "values", "truth")) {
            Map<String, String> texts = new HashMap<>();
            if (header.get(name) instanceof Map<?, ?> map) {
                map.forEach((k, v) -> texts.put(String.valueOf(k), String.valueOf(v)));
            }
            parts.put(name, texts);
        }
        if (header.get("counters") instanceof List<?> names) {
            names.forEach(n -> counters.add(String.valueOf(n)));
        }
    }

    private static long instant(@Nullable Object ts) {
        try {
            return OffsetDateTime.parse(String.valueOf(ts)).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("needs a \"ts\" such as 2026-01-31T12:00:00.5Z, has " + ts, e);
        }
    }

    private static void impstats(long at, Map<?, ?> stats, SeriesBuilder to) {
        if (!(stats.get("name") instanceof String name) || !(stats.get("origin") instanceof String origin)) {
            throw new IllegalArgumentException("impstats need \"name\" and \"origin\" with a text");
        }
        Map<String, String> labels = Map.of("name", name, "origin", origin);
        stats.forEach((k, v) -> {
            String counter = String.valueOf(k);
            if (v instanceof Double value) {
                Kind kind = GAUGES.contains(counter) ? Kind.GAUGE : Kind.COUNTER;
                to.add(at, origin + "/" + counter, labels, kind, value);
            }
        });
    }

    private void metrics(long at, Map<?, ?> metrics, SeriesBuilder to) {
        metrics.forEach((k, v) -> {
            if (v instanceof Double value) {
                add(at, String.valueOf(k), value, to);
            }
        });
    }

    private void add(long at, String key, double value, SeriesBuilder to) {
        Matcher m = KEY.matcher(key);
        if (!m.matches()) {
            throw new IllegalArgumentException("metric '" + key + "' must be like name{label=\"value\"}");
        }
        Kind kind = counters.contains(m.group(1)) ? Kind.COUNTER : counters.isEmpty() ? Kind.UNKNOWN : Kind.GAUGE;
        to.add(at, m.group(1), labels(m.group(2)), kind, value);
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> found = new HashMap<>();
        Matcher m = LABEL.matcher(text == null ? "" : text);
        while (m.find()) {
            String quoted = m.group(2);
            found.put(m.group(1), quoted == null ? m.group(3).strip() : unescaped(quoted));
        }
        return found;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
