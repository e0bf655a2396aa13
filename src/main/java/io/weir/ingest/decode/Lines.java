package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;

/** Lines and words in bytes. */
final class Lines {

    private static final int SHOWN = 60;

    private Lines() {}

    /** Where the line ends that begins or goes on here. */
    static int end(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The first byte that is no blank. */
    static int first(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Behind the last byte that is no blank. */
    static int last(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && isBlank(bytes[i - 1])) {
            i--;
        }
        return i;
    }

    static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] bytes, int from, int to, String prefix) {
        if (to - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (bytes[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** What to say of a line that cannot be read. */
    static UndecodableException malformed(byte[] bytes, int at, String wanted) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < Math.min(at, bytes.length); i++) {
            if (bytes[i] == '\n') {
                line++;
                begin = i + 1;
            }
        }
        int end = Math.min(end(bytes, begin), begin + SHOWN);
        return new UndecodableException(
                "malformed",
                "line " + line + ", column " + (at - begin + 1) + ": expected " + wanted + ", found '"
                        + text(bytes, begin, end) + "'");
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
