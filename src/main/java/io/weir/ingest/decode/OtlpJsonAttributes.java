package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.UndecodableException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Reads attributes as texts, the same as those of Protocol Buffers. */
final class OtlpJsonAttributes {

    private OtlpJsonAttributes() {}

    static Map<String, String> of(JsonNode attributes) throws UndecodableException {
        Map<String, String> result = new TreeMap<>();
        for (JsonNode attribute : attributes) {
            result.put(JsonValues.text(attribute.get("key"), "attributes.key"), value(attribute.path("value")));
        }
        return result;
    }

    private static String value(JsonNode value) throws UndecodableException {
        if (value.has("doubleValue")) {
            return Bounds.text(JsonValues.number(value.get("doubleValue"), "doubleValue"));
        }
        if (value.has("arrayValue")) {
            return list(value.path("arrayValue").path("values"));
        }
        if (value.has("kvlistValue")) {
            return map(value.path("kvlistValue").path("values"));
        }
        for (String plain : new String[] {"stringValue", "intValue", "boolValue", "bytesValue"}) {
            if (value.has(plain)) {
                return value.get(plain).asText();
            }
        }
        return "";
    }

    private static String list(JsonNode values) throws UndecodableException {
        StringJoiner result = new StringJoiner(",", "[", "]");
        for (JsonNode value : values) {
            result.add(value(value));
        }
        return result.toString();
    }

    private static String map(JsonNode entries) throws UndecodableException {
        StringJoiner result = new StringJoiner(",", "{", "}");
        for (JsonNode entry : entries) {
            result.add(entry.path("key").asText() + ":" + value(entry.path("value")));
        }
        return result.toString();
    }
}
