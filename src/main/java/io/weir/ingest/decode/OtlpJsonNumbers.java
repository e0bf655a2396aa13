package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.UndecodableException;

/** Numbers as the JSON of Protocol Buffers writes them: 64-bit integers as texts, NaN and infinities too. */
final class OtlpJsonNumbers {

    private OtlpJsonNumbers() {}

    /** A floating-point number; as given where there is nothing. */
    static double real(JsonAt at, double otherwise) throws UndecodableException {
        JsonNode node = at.node();
        if (at.isAbsent()) {
            return otherwise;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual()) {
            return real(at, node.textValue());
        }
        throw at.invalid("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    /** A signed integer of 64 bits; 0 where there is nothing. */
    static long signed(JsonAt at) throws UndecodableException {
        return integer(at, false);
    }

    /** The bits of an unsigned integer of 64 bits; 0 where there is nothing. */
    static long unsignedBits(JsonAt at) throws UndecodableException {
        return integer(at, true);
    }

    /** An unsigned integer of 64 bits, as near as a double is; 0 where there is nothing. */
    static double unsigned(JsonAt at) throws UndecodableException {
        long bits = unsignedBits(at);
        return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }

    private static double real(JsonAt at, String text) throws UndecodableException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw at.invalid("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        }
    }

    private static long integer(JsonAt at, boolean unsigned) throws UndecodableException {
        JsonNode node = at.node();
        if (at.isAbsent()) {
            return 0;
        }
        if (node.isInt() || node.isLong()) {
            return inRange(at, node.longValue(), unsigned);
        }
        if (node.isDouble()
                && node.doubleValue() == Math.rint(node.doubleValue())
                && Math.abs(node.doubleValue()) < 0x1p63) {
            return inRange(at, (long) node.doubleValue(), unsigned);
        }
        try {
            String text = node.asText();
            return unsigned ? Long.parseUnsignedLong(text) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw outOfRange(at, unsigned);
        }
    }

    private static long inRange(JsonAt at, long value, boolean unsigned) throws UndecodableException {
        if (unsigned && value < 0) {
            throw outOfRange(at, true);
        }
        return value;
    }

    private static UndecodableException outOfRange(JsonAt at, boolean unsigned) {
        return at.invalid(unsigned ? "an integer from 0 to 2^64 - 1" : "an integer of 64 bits");
    }
}
