package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;

/** Reads one line of Prometheus' text format. Reused for all of a message. */
final class PrometheusLine extends LineWalk {

    private static final double MILLIS_FROM = 1e11;

    private final long salt;
    private final byte[] bytes;
    private final PrometheusFamily family = new PrometheusFamily();
    private long familyHash;

    PrometheusLine(Origin origin, Batch into, long receivedAt, long salt, byte[] bytes) {
        super(origin, into, receivedAt);
        this.salt = salt;
        this.bytes = bytes;
        this.familyHash = salt;
    }

    /** Whether the line is a name, perhaps labels, a number, perhaps an instant; and not three words of Graphite. */
    static boolean looksLike(byte[] bytes, int from, int to) {
        int name = nameEnd(bytes, from, to);
        int end = seriesEnd(bytes, from, to);
        if (end < 0 || end == from || name == from && bytes[from] != '{') {
            return false;
        }
        int value = Lines.first(bytes, end, to);
        int valueEnd = Decimals.token(bytes, value, to);
        if (value == end && bytes[end - 1] != '}' || !isValue(bytes, value, valueEnd)) {
            return false;
        }
        int instant = Lines.first(bytes, valueEnd, to);
        if (instant == to || bytes[end - 1] == '}') {
            return true;
        }
        try {
            return Decimals.parse(bytes, instant, Decimals.token(bytes, instant, to)) >= MILLIS_FROM;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    void comment(int from, int to) {
        boolean type = Lines.startsWith(bytes, from, to, "# TYPE ");
        if (type || Lines.startsWith(bytes, from, to, "# UNIT ")) {
            long hash = Hash64.of(bytes, from, to);
            familyHash = type ? Hash64.mix(salt, hash) : Hash64.mix(familyHash, hash);
            if (into.naming()) {
                family.read(Lines.text(bytes, from, to));
            }
        }
    }

    void read(int from, int to) throws UndecodableException {
        int end = seriesEnd(bytes, from, to);
        if (end <= from) {
            throw Lines.malformed(bytes, from, "name{label=\"value\"} number");
        }
        int value = Lines.first(bytes, end, to);
        int valueEnd = Decimals.token(bytes, value, to);
        int instant = Lines.first(bytes, valueEnd, to);
        into.add(
                origin.hashOfMessage(),
                Hash64.mix(familyHash, Hash64.of(bytes, from, end)),
                instant == to || bytes[instant] == '#' ? receivedAt : instant(instant, to),
                value(value, valueEnd));
        if (into.naming()) {
            into.name(origin.ofMessage(), series(from, end));
        }
    }

    private SeriesIdentity series(int from, int end) throws UndecodableException {
        PrometheusName name = PrometheusName.parse(bytes, from, end);
        return new SeriesIdentity(
                name.name(), name.labels(), family.kind(name.name(), name.labels()), family.unit(name.name()));
    }

    private double value(int from, int to) throws UndecodableException {
        try {
            return special(bytes, from, to) ? special(Lines.text(bytes, from, to)) : Decimals.parse(bytes, from, to);
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, from, "a number");
        }
    }

    // Milliseconds in Prometheus' format, seconds in OpenMetrics: their sizes tell.
    private long instant(int from, int to) throws UndecodableException {
        try {
            return Instants.millis(Decimals.parse(bytes, from, Decimals.token(bytes, from, to)));
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, from, "an instant");
        }
    }

    private static boolean isValue(byte[] bytes, int from, int to) {
        try {
            double ignored =
                    special(bytes, from, to) ? special(Lines.text(bytes, from, to)) : Decimals.parse(bytes, from, to);
            return from < to && (ignored == ignored || special(bytes, from, to));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean special(byte[] bytes, int from, int to) {
        return to > from && to - from <= 9 && bytes[to - 1] > '9';
    }

    static double special(String text) {
        return switch (text) {
            case "NaN", "nan" -> Double.NaN;
            case "+Inf", "Inf", "+inf", "inf", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Inf", "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException();
        };
    }

    private static int nameEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isOfName(bytes[i], i > from)) {
            i++;
        }
        return i;
    }

    private static boolean isOfName(byte b, boolean inside) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':' || inside && b >= '0' && b <= '9';
    }

    /** Behind the name and its labels; -1 when the labels have no end. */
    private static int seriesEnd(byte[] bytes, int from, int to) {
        int i = nameEnd(bytes, from, to);
        int brace = Lines.first(bytes, i, to);
        if (brace == to || bytes[brace] != '{') {
            return i;
        }
        boolean quoted = false;
        for (i = brace + 1; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (quoted && b == '\\') {
                i++;
            } else if (!quoted && b == '}') {
                return i + 1;
            }
        }
        return -1;
    }
}
