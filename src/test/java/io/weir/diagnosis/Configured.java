package io.weir.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.api.adapter.NativeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The configuration that a recording was made with, as its ground truth says. */
final class Configured {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Configured() {}

    /** Of a recording such as {@code rsyslog/slow_sink.fixed}; the phase without a name is called bad. */
    static NativeSettings of(String recording) {
        int dot = recording.indexOf('.');
        String scenario = dot < 0 ? recording : recording.substring(0, dot);
        String phase = dot < 0 ? "bad" : recording.substring(dot + 1);
        try (InputStream in = Configured.class.getResourceAsStream("/recordings/" + scenario + ".ground-truth.json")) {
            JsonNode phases =
                    MAPPER.readTree(Objects.requireNonNull(in, scenario)).path("phases");
            return StreamSupport.stream(phases.spliterator(), false)
                    .filter(p -> p.path("phase").asText().equals(phase))
                    .map(Configured::settings)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NativeSettings settings(JsonNode phase) {
        if (phase.path("config").isTextual()) {
            return new NativeSettings(phase.path("config").asText(), Map.of());
        }
        JsonNode settings = phase.path("settings");
        if (settings.isArray()) {
            String lines = StreamSupport.stream(settings.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("\n"));
            return new NativeSettings(lines, Map.of());
        }
        Map<String, String> values = new HashMap<>();
        flatten("", settings, values);
        return new NativeSettings(settings.toString(), values);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e -> flatten(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }
}
