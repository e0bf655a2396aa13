package io.weir.ingest.decode;

import java.util.Map;
import java.util.TreeMap;

/** Measurement and tags of a line. Reused for all lines of a message. */
final class InfluxTags {

    int hostFrom;
    int hostTo;
    /** Where the tag of the host, with its comma, is cut out of the head; its end if there is none. */
    int cutFrom;

    int cutTo;

    private int from;
    private int to;

    /** Looks for the tag that names the host. */
    void read(byte[] bytes, int headFrom, int headTo, String hostKey) {
        from = headFrom;
        to = headTo;
        hostFrom = 0;
        hostTo = 0;
        cutFrom = headTo;
        cutTo = headTo;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == ',' && Lines.startsWith(bytes, i + 1, to, hostKey)) {
                cutFrom = i;
                hostFrom = i + 1 + hostKey.length();
                int end = unescaped(bytes, ',', hostFrom, to);
                hostTo = end < 0 ? to : end;
                cutTo = hostTo;
                return;
            }
        }
    }

    String host(byte[] bytes) {
        return text(bytes, hostFrom, hostTo);
    }

    String measurement(byte[] bytes) {
        int comma = unescaped(bytes, ',', from, to);
        return text(bytes, from, comma < 0 ? to : comma);
    }

    /** The tags without the host. */
    Map<String, String> labels(byte[] bytes) {
        Map<String, String> labels = new TreeMap<>();
        int comma = unescaped(bytes, ',', from, to);
        while (comma >= 0) {
            int begin = comma + 1;
            comma = unescaped(bytes, ',', begin, to);
            int end = comma < 0 ? to : comma;
            int equals = unescaped(bytes, '=', begin, end);
            if (equals > begin && begin != cutFrom + 1) {
                labels.put(text(bytes, begin, equals), text(bytes, equals + 1, end));
            }
        }
        return labels;
    }

    /** Where a character is that no backslash precedes; -1 if nowhere. */
    static int unescaped(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The text without the backslashes before commas, equals signs and blanks. */
    static String text(byte[] bytes, int from, int to) {
        String raw = Lines.text(bytes, from, to);
        return raw.indexOf('\\') < 0
                ? raw
                : raw.replace("\\,", ",").replace("\\=", "=").replace("\\ ", " ");
    }
}
