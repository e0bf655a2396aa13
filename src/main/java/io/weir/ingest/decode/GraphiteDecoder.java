package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.Map;
import java.util.TreeMap;

/** Graphite's plaintext: {@code path value seconds}; tags, as in {@code path;tag=value}, become labels. */
public final class GraphiteDecoder extends LineDecoder {

    private static final double MILLIS_FROM = 1e11;

    private final IdentityRules identity;

    /** @param identity how the message tells the source */
    public GraphiteDecoder(IdentityRules identity) {
        super("graphite");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        int from = Lines.first(bytes, 0, bytes.length);
        int to = Lines.last(bytes, from, Lines.end(bytes, from));
        int path = Decimals.token(bytes, from, to);
        int value = Lines.first(bytes, path, to);
        int valueEnd = Decimals.token(bytes, value, to);
        int instant = Lines.first(bytes, valueEnd, to);
        if (path == from || instant == to || !isPath(bytes, from, path)) {
            return false;
        }
        try {
            Decimals.parse(bytes, value, valueEnd);
            return Decimals.parse(bytes, instant, to) < MILLIS_FROM;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPath(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] <= ' ' || bytes[i] == '{' || bytes[i] == '"' || bytes[i] == '#') {
                return false;
            }
        }
        return true;
    }

    @Override
    LineWalk begin(Payload payload, Batch into) {
        return new LineWalk(
                new Origin(identity, payload, "", salt),
                into,
                payload.receivedAt().toEpochMilli());
    }

    @Override
    void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        int path = Decimals.token(bytes, from, to);
        int value = Lines.first(bytes, path, to);
        int valueEnd = Decimals.token(bytes, value, to);
        int instant = Lines.first(bytes, valueEnd, to);
        try {
            long at = instant == to || bytes[instant] == '-' || bytes[instant] == 'N'
                    ? walk.receivedAt
                    : Instants.millis(Decimals.parse(bytes, instant, to));
            double number = bytes[valueEnd - 1] == 'n' || bytes[valueEnd - 1] == 'N'
                    ? Double.NaN
                    : Decimals.parse(bytes, value, valueEnd);
            walk.into.add(walk.origin.hashOfMessage(), Hash64.of(bytes, from, path), at, number);
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, from, "path value seconds");
        }
        if (walk.into.naming()) {
            walk.into.name(walk.origin.ofMessage(), series(Lines.text(bytes, from, path)));
        }
    }

    private static SeriesIdentity series(String path) {
        String[] parts = path.split(";");
        Map<String, String> labels = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                labels.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
        }
        return new SeriesIdentity(parts.length == 0 ? path : parts[0], labels, Kind.UNKNOWN, "");
    }
}
