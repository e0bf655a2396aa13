package io.weir.ingest.decode;

import java.nio.charset.StandardCharsets;

/** Looks at the beginning of a message without parsing it. */
final class JsonSniff {

    /** How far to look for a key: in all formats known, what tells them apart comes early. */
    private static final int FAR = 16 << 10;

    private JsonSniff() {}

    /** Whether the bytes begin like a JSON object or array, and an early part holds the key in quotes. */
    static boolean hasKey(byte[] bytes, String key) {
        int from = firstAfterSpace(bytes);
        if (from == bytes.length || (bytes[from] != '{' && bytes[from] != '[')) {
            return false;
        }
        byte[] wanted = ('"' + key + '"').getBytes(StandardCharsets.UTF_8);
        int last = Math.min(bytes.length, from + FAR) - wanted.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == '"' && matches(bytes, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstAfterSpace(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r'))) {
            at++;
        }
        return at;
    }
}
