package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON in place, value by value, making no objects. What is skipped is checked too, apart from the escapes in
 * texts. An error says where it is: a wrong value by its JSON pointer, broken JSON by its byte.
 */
final class Json {

    static final int DEEPEST = 64;

    final byte[] bytes;
    int at;
    /** Where the text that was read last begins, without its quotes. */
    int from;
    /** Where the text that was read last ends. */
    int to;

    // Whether a bracket was just opened, so that no comma is due.
    private boolean fresh;
    // While skipping: one bit a level, set for objects.
    private long objects;

    Json(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** The first byte of the next value; 0 at the end. */
    byte peek() {
        byte[] b = bytes;
        int i = at;
        while (i < b.length && b[i] <= ' ' && isBlank(b[i])) {
            i++;
        }
        at = i;
        return i < b.length ? b[i] : 0;
    }

    /** Whether there is a further document; nothing but blanks may stand between two. */
    boolean moreDocuments() {
        return peek() != 0 || at < bytes.length;
    }

    void object() throws UndecodableException {
        open('{', "an object");
    }

    void array() throws UndecodableException {
        open('[', "an array");
    }

    private void open(char bracket, String wanted) throws UndecodableException {
        if (peek() != bracket) {
            throw invalid(wanted);
        }
        at++;
        fresh = true;
    }

    /** Goes to the value of the next key, which is then the text that was read last; false after the object's end. */
    boolean key() throws UndecodableException {
        if (!more('}')) {
            return false;
        }
        if (peek() != '"') {
            throw broken("a key in quotes");
        }
        string();
        if (peek() != ':') {
            throw broken("':' after the key");
        }
        at++;
        return true;
    }

    /** Goes to the next element; false after the array's end. */
    boolean element() throws UndecodableException {
        return more(']');
    }

    private boolean more(char end) throws UndecodableException {
        byte next = peek();
        if (next == end) {
            at++;
            fresh = false;
            return false;
        }
        if (!fresh) {
            if (next != ',') {
                throw broken("',' or '" + end + "'");
            }
            at++;
        }
        fresh = false;
        return true;
    }

    /** Whether the text that was read last is this one. */
    boolean is(byte[] text) {
        return to - from == text.length && Arrays.equals(bytes, from, to, text, 0, text.length);
    }

    /** Hash of the text that was read last, as it is written. */
    long hash() {
        return Hash64.of(bytes, from, to);
    }

    /** The text that was read last. */
    String text() throws UndecodableException {
        return JsonString.text(bytes, from, to);
    }

    /** Reads a text. */
    void string() throws UndecodableException {
        if (peek() != '"') {
            throw invalid("a string");
        }
        from = at + 1;
        to = JsonString.end(bytes, from);
        if (to < 0) {
            at = -to - 1;
            throw at >= bytes.length ? truncated() : broken("no control character in a string");
        }
        at = to + 1;
    }

    /** Reads a text; false, and the value skipped, when it is none. */
    boolean stringOrSkip() throws UndecodableException {
        if (peek() == '"') {
            string();
            return true;
        }
        skip();
        return false;
    }

    boolean atNumber() {
        byte next = peek();
        return next == '-' || next >= '0' && next <= '9';
    }

    /** Reads a number. */
    double number() throws UndecodableException {
        if (!atNumber()) {
            throw invalid("a number");
        }
        int begin = at;
        at = Decimals.end(bytes, begin);
        try {
            return Decimals.parse(bytes, begin, at);
        } catch (NumberFormatException e) {
            at = begin;
            throw broken("a number");
        }
    }

    /**
     * Reads an integer, which may stand in quotes.
     *
     * @throws NumberFormatException when it is none, or has more than 18 digits
     */
    long integer() throws UndecodableException {
        if (peek() == '"') {
            string();
            return Decimals.integer(bytes, from, to);
        }
        int begin = at;
        at = Decimals.end(bytes, begin);
        return Decimals.integer(bytes, begin, at);
    }

    /** Skips a value; hash of it as it is written. */
    long hashOfValue() throws UndecodableException {
        peek();
        int begin = at;
        skip();
        return Hash64.of(bytes, begin, at);
    }

    /** Reads a number, true as 1 and false as 0; NaN, and the value skipped, for all else. */
    double numberOrSkip() throws UndecodableException {
        byte next = peek();
        if (next == '-' || next >= '0' && next <= '9') {
            return number();
        }
        skip();
        return next == 't' ? 1 : next == 'f' ? 0 : Double.NaN;
    }

    /** Reads an object and keeps where the values of some keys begin; -1 for those that it lacks. */
    void places(byte[][] keys, int[] into) throws UndecodableException {
        Arrays.fill(into, -1);
        object();
        while (key()) {
            int found = index(keys);
            peek();
            if (found >= 0) {
                into[found] = at;
            }
            skip();
        }
    }

    private int index(byte[][] keys) {
        for (int i = 0; i < keys.length; i++) {
            if (is(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Keys as bytes. */
    static byte[][] keys(String... texts) {
        return Arrays.stream(texts).map(Json::key).toArray(byte[][]::new);
    }

    /** A key as bytes. */
    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Skips a value, whatever it is. */
    void skip() throws UndecodableException {
        int depth = 0;
        do {
            byte next = peek();
            if (next == '{' || next == '[') {
                depth = deeper(depth, next == '{');
            } else {
                scalar(next);
            }
            while (depth > 0 && !((objects & 1L << (depth - 1)) != 0 ? key() : element())) {
                depth--;
            }
        } while (depth > 0);
    }

    private int deeper(int depth, boolean object) throws UndecodableException {
        if (depth == DEEPEST) {
            throw broken("at most " + DEEPEST + " levels");
        }
        objects = object ? objects | 1L << depth : objects & ~(1L << depth);
        at++;
        fresh = true;
        return depth + 1;
    }

    private void scalar(byte first) throws UndecodableException {
        switch (first) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> {
                if (!atNumber()) {
                    throw broken("a value");
                }
                at = Decimals.end(bytes, at);
            }
        }
    }

    private void literal(String word) throws UndecodableException {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= bytes.length) {
                at = bytes.length;
                throw truncated();
            }
            if (bytes[at + i] != word.charAt(i)) {
                throw broken("a value");
            }
        }
        at += word.length();
    }

    /** Nothing but blanks may follow. */
    void end() throws UndecodableException {
        if (moreDocuments()) {
            throw broken("the end of the message");
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** What to say when the value here is none that may be here. */
    UndecodableException invalid(String wanted) {
        return JsonPlace.invalid(bytes, at, wanted);
    }

    private UndecodableException truncated() {
        return new UndecodableException("truncated", "the JSON ends too early, after byte " + bytes.length);
    }

    UndecodableException broken(String wanted) {
        return at >= bytes.length
                ? truncated()
                : new UndecodableException("malformed", "not JSON at byte " + at + ": expected " + wanted);
    }
}
