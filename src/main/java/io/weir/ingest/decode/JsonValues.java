package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Numbers and texts as JSON formats write them. */
final class JsonValues {

    private JsonValues() {}

    /** A number, or a text that is one: 64-bit integers and NaN come as texts. Absent or null is NaN. */
    static double number(@Nullable JsonNode node, String field) throws UndecodableException {
        if (node == null || node.isNull()) {
            return Double.NaN;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual()) {
            return number(node.textValue(), field);
        }
        throw wrong(field, "a number", node);
    }

    /** A whole number, or a text that is one. Absent or null is the given one. */
    static long integer(@Nullable JsonNode node, String field, long otherwise) throws UndecodableException {
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (node.canConvertToLong() && node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isTextual()) {
            try {
                String text = node.textValue();
                return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
            } catch (NumberFormatException e) {
                throw wrong(field, "a whole number", node);
            }
        }
        throw wrong(field, "a whole number", node);
    }

    /** A text; absent or null is the empty one. */
    static String text(@Nullable JsonNode node, String field) throws UndecodableException {
        if (node == null || node.isNull()) {
            return "";
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        throw wrong(field, "a text", node);
    }

    static UndecodableException wrong(String field, String expected, JsonNode found) {
        String shown = found.toString();
        return new UndecodableException(
                "malformed",
                field + " must be " + expected + ", is "
                        + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }

    private static double number(String text, String field) throws UndecodableException {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text, field);
        };
    }

    private static double parsed(String text, String field) throws UndecodableException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UndecodableException("malformed", field + " must be a number, is '" + text + "'");
        }
    }
}
