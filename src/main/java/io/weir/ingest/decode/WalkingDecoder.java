package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.util.List;

/**
 * A decoder that walks through a message: once for values and hashes, making no object for a sample, and once more for
 * names, when a source or a shape is new.
 */
abstract class WalkingDecoder implements PayloadDecoder {

    private final String format;
    /** Keeps hashes of this format apart from those of others. */
    final long salt;

    WalkingDecoder(String format) {
        this.format = format;
        this.salt = Hash64.of(format);
    }

    @Override
    public final String format() {
        return format;
    }

    /** Adds every sample, and names it if asked to; in the same order each time. */
    abstract void walk(Payload payload, Batch into) throws UndecodableException;

    @Override
    public final List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        Batch batch = Batch.ofValues(payload.bytes().length);
        walk(payload, batch);
        return batch.frames(salt, new Memo<>(() -> names(payload)));
    }

    private Batch.Names names(Payload payload) {
        Batch batch = Batch.ofNames();
        try {
            walk(payload, batch);
        } catch (UndecodableException e) {
            throw new IllegalArgumentException("a name: " + e.getMessage(), e);
        }
        return batch.names();
    }
}
