package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Texts in JSON. */
final class JsonString {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private JsonString() {}

    /** Where the closing quote is; or -1 - i when the text is broken at i, which is beyond the end if it has none. */
    static int end(byte[] bytes, int from) {
        int i = from;
        while (true) {
            while (i + 8 <= bytes.length) {
                long special = special((long) LONGS.get(bytes, i));
                if (special != 0) {
                    i += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                i += 8;
            }
            if (i >= bytes.length) {
                return -1 - bytes.length;
            }
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b >= 0 && b < ' ') {
                return -1 - i;
            }
            i += b == '\\' ? 2 : 1;
        }
    }

    // Sets the highest bit of bytes that are a quote, a backslash or a control character; exact for the first of them.
    private static long special(long word) {
        long quote = word ^ ONES * '"';
        long slash = word ^ ONES * '\\';
        return (quote - ONES & ~quote | slash - ONES & ~slash | word - ONES * ' ' & ~word) & HIGH;
    }

    /** The text with its escapes resolved. */
    static String text(byte[] bytes, int from, int to) throws UndecodableException {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return resolved(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String resolved(String raw) throws UndecodableException {
        StringBuilder result = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                result.append(c);
            } else if (raw.charAt(++i) == 'u') {
                result.append(hex(raw, i + 1));
                i += 4;
            } else {
                result.append(escaped(raw.charAt(i)));
            }
        }
        return result.toString();
    }

    private static char escaped(char c) throws UndecodableException {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new UndecodableException("malformed", "not JSON: there is no escape \\" + c);
        };
    }

    private static char hex(String raw, int at) throws UndecodableException {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new UndecodableException("malformed", "not JSON: \\u needs four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }
}
