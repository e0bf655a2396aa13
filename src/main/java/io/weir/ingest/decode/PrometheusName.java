package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code name{label="value"}} taken apart. The name may also stand in quotes among the labels.
 *
 * @param name of the metric
 * @param labels by their names
 */
record PrometheusName(String name, Map<String, String> labels) {

    static PrometheusName parse(byte[] bytes, int from, int to) throws UndecodableException {
        int brace = Lines.indexOf(bytes, '{', from, to);
        if (brace < 0) {
            return new PrometheusName(Lines.text(bytes, from, to), Map.of());
        }
        String name = Lines.text(bytes, from, Lines.last(bytes, from, brace));
        Map<String, String> labels = new TreeMap<>();
        int at = Lines.first(bytes, brace + 1, to - 1);
        while (at < to - 1) {
            boolean quotedKey = bytes[at] == '"';
            int keyEnd = quotedKey ? closing(bytes, at, to) + 1 : keyEnd(bytes, at, to);
            String key = quotedKey ? unescaped(bytes, at + 1, keyEnd - 1) : Lines.text(bytes, at, keyEnd);
            at = Lines.first(bytes, keyEnd, to - 1);
            if (bytes[at] == '=') {
                at = Lines.first(bytes, at + 1, to - 1);
                int end = closing(bytes, at, to);
                labels.put(key, unescaped(bytes, at + 1, end));
                at = Lines.first(bytes, end + 1, to - 1);
            } else if (quotedKey && name.isEmpty()) {
                name = key;
            } else {
                throw Lines.malformed(bytes, at, "'=' after the name of a label");
            }
            if (at < to - 1 && bytes[at] != ',') {
                throw Lines.malformed(bytes, at, "',' between labels");
            }
            at = Lines.first(bytes, at + 1, to - 1);
        }
        return new PrometheusName(name, labels);
    }

    private static int keyEnd(byte[] bytes, int from, int to) throws UndecodableException {
        int i = from;
        while (i < to && bytes[i] != '=' && bytes[i] != ' ' && bytes[i] != ',' && bytes[i] != '}') {
            i++;
        }
        if (i == from) {
            throw Lines.malformed(bytes, from, "the name of a label");
        }
        return i;
    }

    private static int closing(byte[] bytes, int quote, int to) throws UndecodableException {
        if (bytes[quote] != '"') {
            throw Lines.malformed(bytes, quote, "a value in quotes");
        }
        for (int i = quote + 1; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                return i;
            }
        }
        throw Lines.malformed(bytes, quote, "a closing quote");
    }

    private static String unescaped(byte[] bytes, int from, int to) {
        String raw = Lines.text(bytes, from, Math.max(from, to));
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder result = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char next = raw.charAt(++i);
                result.append(next == 'n' ? '\n' : next);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
