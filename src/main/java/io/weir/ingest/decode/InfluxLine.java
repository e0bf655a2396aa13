package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Reads one line of the line protocol. Reused for all of a message. */
final class InfluxLine extends LineWalk {

    private static final String HOST = "host=";

    private final long salt;
    private final byte[] bytes;
    private final InfluxTags tags = new InfluxTags();
    private int at;
    private int to;

    InfluxLine(Origin origin, Batch into, long receivedAt, long salt, byte[] bytes) {
        super(origin, into, receivedAt);
        this.salt = salt;
        this.bytes = bytes;
    }

    /** Whether the line has a measurement and a first field whose value is one. */
    static boolean looksLike(byte[] bytes, int from, int to) {
        int head = headEnd(bytes, from, to);
        if (head == from || head >= to) {
            return false;
        }
        int key = Lines.first(bytes, head, to);
        int equals = InfluxTags.unescaped(bytes, '=', key, to);
        if (equals <= key || equals + 1 >= to || InfluxTags.unescaped(bytes, ' ', key, equals) >= 0) {
            return false;
        }
        if (bytes[equals + 1] == '"') {
            return quoteEnd(bytes, equals + 1, to) > 0;
        }
        try {
            value(bytes, equals + 1, valueEnd(bytes, equals + 1, to));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    void read(int from, int end) throws UndecodableException {
        int head = headEnd(bytes, from, end);
        if (head >= end) {
            throw Lines.malformed(bytes, end, "fields after the measurement");
        }
        long hash = head(from, head);
        long source = origin.hashOfHost(bytes, tags.hostFrom, tags.hostTo);
        SourceIdentity who = into.naming() ? origin.ofHost(tags.host(bytes)) : null;
        long instant = receivedAt;
        to = end;
        int last = lastWord(head, end);
        if (last > head) {
            instant = instant(last, end);
            to = Lines.last(bytes, head, last);
        }
        at = Lines.first(bytes, head, to);
        fields(hash, source, instant, who);
    }

    private long head(int from, int head) {
        tags.read(bytes, from, head, HOST);
        long hash = Hash64.mix(salt, Hash64.of(bytes, from, tags.cutFrom));
        return tags.cutTo < head ? Hash64.mix(hash, Hash64.of(bytes, tags.cutTo, head)) : hash;
    }

    // Where the last word begins if it is an integer, else -1: a field is none, and a text ends with a quote.
    private int lastWord(int from, int end) {
        int i = end;
        while (i > from && bytes[i - 1] >= '0' && bytes[i - 1] <= '9') {
            i--;
        }
        if (i > from && i < end && bytes[i - 1] == '-') {
            i--;
        }
        return i < end && i > from && bytes[i - 1] == ' ' ? i : -1;
    }

    private long instant(int from, int end) throws UndecodableException {
        try {
            return Instants.millis(Decimals.integer(bytes, from, end));
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, from, "an instant of at most 19 digits");
        }
    }

    private void fields(long hash, long source, long instant, @Nullable SourceIdentity who)
            throws UndecodableException {
        while (at < to) {
            int key = at;
            int equals = InfluxTags.unescaped(bytes, '=', key, to);
            if (equals <= key) {
                throw Lines.malformed(bytes, key, "field=value");
            }
            at = equals + 1;
            if (at < to && bytes[at] == '"') {
                text();
            } else {
                into.add(source, Hash64.mix(hash, Hash64.of(bytes, key, equals)), instant, number());
                if (who != null) {
                    String name = tags.measurement(bytes) + "_" + InfluxTags.text(bytes, key, equals);
                    into.name(who, new SeriesIdentity(name, tags.labels(bytes), Kind.UNKNOWN, ""));
                }
            }
            if (at < to && bytes[at++] != ',') {
                throw Lines.malformed(bytes, at - 1, "',' between fields");
            }
        }
    }

    private void text() throws UndecodableException {
        int end = quoteEnd(bytes, at, to);
        if (end < 0) {
            throw Lines.malformed(bytes, at, "a closing quote");
        }
        at = end;
    }

    private double number() throws UndecodableException {
        int end = valueEnd(bytes, at, to);
        try {
            double value = value(bytes, at, end);
            at = end;
            return value;
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, at, "a number, true, false or a text in quotes");
        }
    }

    private static int headEnd(byte[] bytes, int from, int to) {
        int space = InfluxTags.unescaped(bytes, ' ', from, to);
        return space < 0 ? to : space;
    }

    private static int valueEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != ',' && bytes[i] != ' ') {
            i++;
        }
        return i;
    }

    // Behind the closing quote; -1 when there is none.
    private static int quoteEnd(byte[] bytes, int quote, int to) {
        for (int i = quote + 1; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static double value(byte[] bytes, int from, int to) {
        if (from == to) {
            throw new NumberFormatException();
        }
        byte last = bytes[to - 1];
        if (last == 'i' || last == 'u') {
            return Decimals.parse(bytes, from, to - 1);
        }
        if (last >= '0' && last <= '9' || last == '.') {
            return Decimals.parse(bytes, from, to);
        }
        return switch (Lines.text(bytes, from, Math.min(to, from + 6))) {
            case "t", "T", "true", "True", "TRUE" -> 1;
            case "f", "F", "false", "False", "FALSE" -> 0;
            default -> throw new NumberFormatException();
        };
    }
}
