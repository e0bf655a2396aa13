package io.weir.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** What the sample says and hears in JSON. */
final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KNOBS =
            List.of("rate", "latencyMillis", "recordMillis", "capacity", "failureShare");

    private Documents() {}

    static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            if (parsed == null || !parsed.isObject()) {
                throw new IllegalArgumentException("a JSON object is expected");
            }
            return parsed;
        } catch (IOException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    static ObjectNode of(Knobs knobs) {
        return JSON.createObjectNode()
                .put("rate", knobs.rate())
                .put("latencyMillis", knobs.latencyMillis())
                .put("recordMillis", knobs.recordMillis())
                .put("capacity", knobs.capacity())
                .put("failureShare", knobs.failureShare());
    }

    /** The knobs with those changed that the document names. */
    static Knobs knobs(JsonNode changes, Knobs now) {
        for (Iterator<String> names = changes.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOBS.contains(name) || !changes.get(name).isNumber()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not a knob with a number; there are " + String.join(", ", KNOBS));
            }
        }
        return new Knobs(
                changes.path("rate").asDouble(now.rate()),
                changes.path("latencyMillis").asDouble(now.latencyMillis()),
                changes.path("recordMillis").asDouble(now.recordMillis()),
                changes.path("capacity").asDouble(now.capacity()),
                changes.path("failureShare").asDouble(now.failureShare()));
    }

    static ObjectNode of(List<Inbox.Notice> notices) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode array = document.putArray("notices");
        for (Inbox.Notice notice : notices) {
            array.addObject()
                    .put("at", notice.at().toString())
                    .put("status", notice.status())
                    .put("title", notice.title())
                    .put("alerts", notice.alerts());
        }
        return document;
    }

    static ObjectNode error(String message) {
        return JSON.createObjectNode().put("error", message);
    }

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }
}
