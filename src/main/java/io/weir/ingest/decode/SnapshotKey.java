package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in a snapshot, taken apart: {@code name{a="b",c=d}}, {@code java.lang:type=Memory}, {@code appender[NAME]}.
 *
 * @param name without labels
 * @param labels sorted
 */
record SnapshotKey(String name, SortedMap<String, String> labels) {

    private static final Pattern LABEL =
            Pattern.compile("\\s*([^=,{}\"\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^,\"]*))\\s*(?:,|$)");
    private static final Pattern BEAN = Pattern.compile("([\\w.-]+):([\\w-]+=.*)");
    private static final Pattern INDEXED = Pattern.compile("([\\w.]+)\\[([^\\]]*)\\]");
    private static final Pattern COUNTER =
            Pattern.compile(".*_(total|count|sum|bucket)|.*-total|.*/processed(Logs|Spans)|.*/ProcessCpuTime");

    static SnapshotKey parse(String text) throws UndecodableException {
        int brace = text.indexOf('{');
        if (brace >= 0) {
            if (!text.endsWith("}") || brace == 0) {
                throw new UndecodableException("malformed", "metric '" + text + "' must be like name{label=\"value\"}");
            }
            return new SnapshotKey(
                    text.substring(0, brace), labels(text, text.substring(brace + 1, text.length() - 1)));
        }
        Matcher bean = BEAN.matcher(text);
        if (bean.matches()) {
            return new SnapshotKey(bean.group(1), labels(text, bean.group(2)));
        }
        Matcher indexed = INDEXED.matcher(text);
        return indexed.matches()
                ? new SnapshotKey(indexed.group(1), new TreeMap<>(Map.of("name", indexed.group(2))))
                : new SnapshotKey(text, new TreeMap<>());
    }

    /** The same for a part of a bean. */
    SnapshotKey with(String part) {
        return new SnapshotKey(name + "/" + part, labels);
    }

    SeriesIdentity series() {
        return new SeriesIdentity(name, labels, COUNTER.matcher(name).matches() ? Kind.COUNTER : Kind.UNKNOWN, "");
    }

    private static SortedMap<String, String> labels(String whole, String text) throws UndecodableException {
        SortedMap<String, String> found = new TreeMap<>();
        Matcher m = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!m.find(at) || m.start() != at) {
                throw new UndecodableException(
                        "malformed",
                        "labels of metric '" + whole + "' cannot be read at '" + text.substring(at)
                                + "'; write name{label=\"value\"}");
            }
            String quoted = m.group(2);
            found.put(m.group(1), quoted == null ? m.group(3).strip() : unescaped(quoted));
            at = m.end();
        }
        return found;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
