package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Reads attributes as texts; the same texts that the binary form of the same message gives. */
final class OtlpJsonAttributes {

    // A list in a list in a list ... is nobody's label.
    private static final int DEEPEST = 8;

    private OtlpJsonAttributes() {}

    /** A list of keys and values. */
    static Map<String, String> of(JsonAt list) throws UndecodableException {
        Map<String, String> result = new TreeMap<>();
        for (JsonAt attribute : list.elements()) {
            attribute.object();
            result.put(attribute.get("key").textOrEmpty(), value(attribute.get("value"), 0));
        }
        return result;
    }

    /** A hash of what was hashed so far and the attributes. */
    static long mix(long hash, Map<String, String> attributes) {
        long result = hash;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            result = Hash64.mix(result, Hash64.of(attribute.getKey()));
            result = Hash64.mix(result, Hash64.of(attribute.getValue()));
        }
        return result;
    }

    private static String value(JsonAt any, int depth) throws UndecodableException {
        if (any.isAbsent()) {
            return "";
        }
        for (JsonAt field : any.fields()) {
            if (!field.isAbsent()) {
                switch (field.step()) {
                    case "stringValue", "bytesValue" -> {
                        return field.text();
                    }
                    case "boolValue" -> {
                        return bool(field);
                    }
                    case "intValue" -> {
                        return Long.toString(OtlpJsonNumbers.signed(field));
                    }
                    case "doubleValue" -> {
                        return Bounds.text(OtlpJsonNumbers.real(field, 0));
                    }
                    case "arrayValue" -> {
                        return list(field.get("values"), depth);
                    }
                    case "kvlistValue" -> {
                        return map(field.get("values"), depth);
                    }
                    default -> {
                        // Fields of later versions of the format are passed over.
                    }
                }
            }
        }
        return "";
    }

    private static String bool(JsonAt field) throws UndecodableException {
        if (!field.node().isBoolean()) {
            throw field.invalid("true or false");
        }
        return field.node().asText();
    }

    private static String list(JsonAt values, int depth) throws UndecodableException {
        if (depth == DEEPEST) {
            return "...";
        }
        StringJoiner result = new StringJoiner(",", "[", "]");
        for (JsonAt value : values.elements()) {
            result.add(value(value, depth + 1));
        }
        return result.toString();
    }

    private static String map(JsonAt values, int depth) throws UndecodableException {
        if (depth == DEEPEST) {
            return "...";
        }
        StringJoiner result = new StringJoiner(",", "{", "}");
        for (JsonAt entry : values.elements()) {
            entry.object();
            result.add(entry.get("key").textOrEmpty() + ":" + value(entry.get("value"), depth + 1));
        }
        return result.toString();
    }
}
