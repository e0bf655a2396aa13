package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/**
 * Prometheus' text exposition format and OpenMetrics. Types tell the kind, where there are none the suffix of the name;
 * OpenMetrics' units are kept; exemplars are left out.
 */
public final class PrometheusTextDecoder extends LineDecoder {

    private final IdentityRules identity;

    /** @param identity how the message tells the source */
    public PrometheusTextDecoder(IdentityRules identity) {
        super("prometheus-text");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        for (int from = 0; from < bytes.length; ) {
            int end = Lines.end(bytes, from);
            int first = Lines.first(bytes, from, end);
            int last = Lines.last(bytes, first, end);
            if (isComment(bytes, first, last)) {
                return true;
            }
            if (first < last && bytes[first] != '#') {
                return PrometheusLine.looksLike(bytes, first, last);
            }
            from = end + 1;
        }
        return false;
    }

    private static boolean isComment(byte[] bytes, int from, int to) {
        return Lines.startsWith(bytes, from, to, "# TYPE ")
                || Lines.startsWith(bytes, from, to, "# HELP ")
                || Lines.startsWith(bytes, from, to, "# UNIT ")
                || to - from == 5 && Lines.startsWith(bytes, from, to, "# EOF");
    }

    @Override
    LineWalk begin(Payload payload, Batch into) {
        return new PrometheusLine(
                new Origin(identity, payload, "", salt),
                into,
                payload.receivedAt().toEpochMilli(),
                salt,
                payload.bytes());
    }

    @Override
    void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        if (bytes[from] == '#') {
            ((PrometheusLine) walk).comment(from, to);
        } else {
            ((PrometheusLine) walk).read(from, to);
        }
    }
}
