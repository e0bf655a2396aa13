package io.weir.ingest;

/** Opens packed messages. Safe for use by several threads; never blocks. */
@FunctionalInterface
public interface Unpacker {

    /**
     * The message unpacked; the same when it is not packed.
     *
     * @throws UndecodableException when it cannot be unpacked, or not within the limit
     */
    Payload unpack(Payload payload) throws UndecodableException;
}
