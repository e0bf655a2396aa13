package io.weir.storage.codec;

import java.util.Arrays;

/** Collects bits that {@link BitTail} reads. */
final class BitHead {

    private byte[] bytes = new byte[256];
    private int size;
    private long held;
    private int count;

    void clear() {
        size = 0;
        held = 0;
        count = 0;
    }

    /** So many of the lowest bits, 0 to 64. */
    void write(long value, int bits) {
        if (bits > 56) {
            writeUpTo56(value, 32);
            writeUpTo56(value >>> 32, bits - 32);
        } else {
            writeUpTo56(value, bits);
        }
    }

    private void writeUpTo56(long value, int bits) {
        held |= (value & (1L << bits) - 1) << count;
        count += bits;
        while (count >= 8) {
            put((byte) held);
            held >>>= 8;
            count -= 8;
        }
    }

    private void put(byte b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = b;
    }

    /** Appends the bytes, the first of them last. */
    void appendTo(ByteSink sink) {
        if (count > 0) {
            put((byte) held);
            held = 0;
            count = 0;
        }
        for (int i = size - 1; i >= 0; i--) {
            sink.put(bytes[i]);
        }
    }
}
