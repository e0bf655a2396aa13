package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;

/** rsyslog's statistics in the format legacy: {@code main Q: origin=core.queue size=400 enqueued=19216}, one a line. */
final class ImpstatsLegacy {

    private static final byte[] ORIGIN = {':', ' ', 'o', 'r', 'i', 'g', 'i', 'n', '='};

    private ImpstatsLegacy() {}

    /** Where the colon before the origin is; -1 where there is none. */
    static int colon(byte[] bytes, int from, int to) {
        for (int i = from; i + ORIGIN.length < to; i++) {
            int matching = 0;
            while (matching < ORIGIN.length && bytes[i + matching] == ORIGIN[matching]) {
                matching++;
            }
            if (matching == ORIGIN.length) {
                return i;
            }
        }
        return -1;
    }

    static void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        int colon = colon(bytes, from, to);
        if (colon <= from) {
            throw Lines.malformed(bytes, from, "name: origin=... counter=number");
        }
        int origin = colon + ORIGIN.length;
        int originEnd = Decimals.token(bytes, origin, to);
        long hash = Hash64.mix(Hash64.of(bytes, from, colon), Hash64.of(bytes, origin, originEnd));
        int word = Lines.first(bytes, originEnd, to);
        while (word < to) {
            int end = Decimals.token(bytes, word, to);
            int equals = Lines.indexOf(bytes, '=', word, end);
            if (equals <= word) {
                throw Lines.malformed(bytes, word, "counter=number");
            }
            try {
                double value = Decimals.parse(bytes, equals + 1, end);
                walk.into.add(
                        walk.origin.hashOfMessage(),
                        Hash64.mix(hash, Hash64.of(bytes, word, equals)),
                        walk.receivedAt,
                        value);
            } catch (NumberFormatException e) {
                throw Lines.malformed(bytes, equals + 1, "a number");
            }
            if (walk.into.naming()) {
                walk.into.name(
                        walk.origin.ofMessage(),
                        ImpstatsName.series(
                                Lines.text(bytes, from, colon),
                                Lines.text(bytes, origin, originEnd),
                                Lines.text(bytes, word, equals)));
            }
            word = Lines.first(bytes, end, to);
        }
    }
}
