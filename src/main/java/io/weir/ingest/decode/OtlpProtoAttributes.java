package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Reads attributes as texts. Values that are no text are written as JSON would. */
final class OtlpProtoAttributes {

    private static final int ATTRIBUTE = 1 << 3 | Wire.BYTES;
    private static final int KEY = 1 << 3 | Wire.BYTES;
    private static final int VALUE = 2 << 3 | Wire.BYTES;
    // A list in a list in a list ... is nobody's label.
    private static final int DEEPEST = 8;

    private OtlpProtoAttributes() {}

    /** Attributes of a {@code Resource}. */
    static Map<String, String> ofResource(byte[] bytes, Span resource) throws UndecodableException {
        Map<String, String> result = new TreeMap<>();
        Wire wire = new Wire(bytes, resource.from, resource.to);
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == ATTRIBUTE) {
                int outer = wire.enter();
                attribute(wire, result);
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
        return result;
    }

    /** Attributes that lie at the given places, in pairs of from and to. */
    static Map<String, String> of(byte[] bytes, int[] places, int size) throws UndecodableException {
        Map<String, String> result = new TreeMap<>();
        for (int i = 0; i < size; i += 2) {
            attribute(new Wire(bytes, places[i], places[i + 1]), result);
        }
        return result;
    }

    private static void attribute(Wire wire, Map<String, String> into) throws UndecodableException {
        String key = "";
        String value = "";
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case KEY -> {
                    int to = wire.lengthEnd();
                    key = Wire.text(wire.bytes, wire.at, to);
                    wire.at = to;
                }
                case VALUE -> {
                    int outer = wire.enter();
                    value = value(wire, 0);
                    wire.leave(outer);
                }
                default -> wire.skip(tag);
            }
        }
        into.put(key, value);
    }

    private static String value(Wire wire, int depth) throws UndecodableException {
        String result = "";
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 1 << 3 | Wire.BYTES -> result = text(wire);
                case 2 << 3 -> result = wire.varint() != 0 ? "true" : "false";
                case 3 << 3 -> result = Long.toString(wire.varint());
                case 4 << 3 | Wire.FIXED64 -> result = Bounds.text(wire.float64());
                case 5 << 3 | Wire.BYTES, 6 << 3 | Wire.BYTES ->
                    result = nested(wire, tag == (6 << 3 | Wire.BYTES), depth);
                case 7 << 3 | Wire.BYTES -> result = base64(wire);
                default -> wire.skip(tag);
            }
        }
        return result;
    }

    private static String nested(Wire wire, boolean map, int depth) throws UndecodableException {
        if (depth == DEEPEST) {
            wire.at = wire.lengthEnd();
            return "...";
        }
        int outer = wire.enter();
        StringJoiner result = map ? new StringJoiner(",", "{", "}") : new StringJoiner(",", "[", "]");
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == ATTRIBUTE) {
                int element = wire.enter();
                result.add(map ? entry(wire, depth + 1) : value(wire, depth + 1));
                wire.leave(element);
            } else {
                wire.skip(tag);
            }
        }
        wire.leave(outer);
        return result.toString();
    }

    private static String entry(Wire wire, int depth) throws UndecodableException {
        String key = "";
        String value = "";
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == KEY) {
                key = text(wire);
            } else if (tag == VALUE) {
                int outer = wire.enter();
                value = value(wire, depth);
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
        return key + ":" + value;
    }

    private static String text(Wire wire) throws UndecodableException {
        int to = wire.lengthEnd();
        String text = Wire.text(wire.bytes, wire.at, to);
        wire.at = to;
        return text;
    }

    private static String base64(Wire wire) throws UndecodableException {
        int to = wire.lengthEnd();
        byte[] content = Arrays.copyOfRange(wire.bytes, wire.at, to);
        wire.at = to;
        return Base64.getEncoder().encodeToString(content);
    }
}
