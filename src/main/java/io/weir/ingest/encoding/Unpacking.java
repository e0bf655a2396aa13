package io.weir.ingest.encoding;

import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.Unpacker;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks messages that are gzip, zstd, snappy or lz4, told by the header content-encoding or by their first bytes.
 * Stateless; safe for use by several threads.
 */
public final class Unpacking implements Unpacker {

    /** Most bytes that a message may have when unpacked, unless configured otherwise. */
    public static final int USUAL_LIMIT = 16 << 20;

    private static final String HEADER = "content-encoding";
    private static final byte[] EMPTY = {};

    private final int limit;

    /**
     * @param limit most bytes that a message may have when unpacked
     * @throws IllegalArgumentException when it is below 1
     */
    public Unpacking(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("weir.ingest.limits.unpacked-size must be 1 byte or more, is " + limit);
        }
        this.limit = limit;
    }

    @Override
    public Payload unpack(Payload payload) throws UndecodableException {
        byte[] bytes = payload.bytes();
        String told = told(payload.headers());
        Encoding encoding = told == null ? Encoding.ofMagic(bytes) : Encoding.ofName(told, bytes);
        if (encoding == Encoding.NONE) {
            return payload;
        }
        byte[] plain = encoding.unpack(bytes, limit);
        return new Payload(payload.topic(), payload.key(), payload.headers(), payload.receivedAt(), plain);
    }

    /** The content of a raw snappy block. */
    public byte[] block(byte[] bytes) throws UndecodableException {
        return Encoding.SNAPPY_BLOCK.unpack(bytes, limit);
    }

    /** The beginning of what is in a raw snappy block; empty when this is none. Never throws. */
    public byte[] blockHead(byte[] bytes, int length) {
        try {
            return SnappyBlock.head(bytes, length);
        } catch (UndecodableException e) {
            return EMPTY;
        }
    }

    private static @Nullable String told(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        String exact = headers.get(HEADER);
        if (exact != null) {
            return exact.strip().toLowerCase(Locale.ROOT);
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(HEADER)) {
                return header.getValue().strip().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }
}
