package io.weir.ingest.encoding;

import io.weir.ingest.UndecodableException;
import java.util.Arrays;

/** Where unpacked bytes go; grows up to the limit and refuses more. */
final class Room {

    private static final int FIRST = 1024;

    private final Encoding encoding;
    private final int limit;
    private byte[] bytes;
    private int size;

    Room(Encoding encoding, int limit, int expected) {
        this.encoding = encoding;
        this.limit = limit;
        this.bytes = new byte[Math.clamp(expected, 0, limit)];
    }

    int size() {
        return size;
    }

    /** Adds bytes as they are. */
    void literal(byte[] from, int at, int length) throws UndecodableException {
        if (length < 0 || length > from.length - at) {
            throw Encoding.broken(encoding, "it ends too early, after byte " + from.length);
        }
        reserve(length);
        System.arraycopy(from, at, bytes, size, length);
        size += length;
    }

    /** Repeats what was added some bytes ago; the two may overlap. */
    void repeat(int offset, int length) throws UndecodableException {
        if (offset <= 0 || offset > size) {
            throw Encoding.broken(encoding, "it repeats what lies before its beginning, at byte " + size);
        }
        reserve(length);
        int from = size - offset;
        if (offset >= length) {
            System.arraycopy(bytes, from, bytes, size, length);
        } else {
            for (int i = 0; i < length; i++) {
                bytes[size + i] = bytes[from + i];
            }
        }
        size += length;
    }

    private void reserve(int length) throws UndecodableException {
        if (length > limit - size) {
            throw Encoding.tooLarge(limit);
        }
        if (length > bytes.length - size) {
            long wanted = Math.max(FIRST, Math.max(2L * bytes.length, (long) size + length));
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, wanted));
        }
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
