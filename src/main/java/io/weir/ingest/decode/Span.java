package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;

/** A part of a message's bytes. Reused, so that reading makes no garbage. */
final class Span {

    int from;
    int to;

    void clear() {
        from = 0;
        to = 0;
    }

    /** Takes the bytes of the field whose tag was just read. */
    void take(Wire wire) throws UndecodableException {
        to = wire.lengthEnd();
        from = wire.at;
        wire.at = to;
    }

    boolean isEmpty() {
        return from == to;
    }

    long hash(Wire wire) {
        return Hash64.of(wire.bytes, from, to);
    }

    String text(Wire wire) {
        return Wire.text(wire.bytes, from, to);
    }
}
