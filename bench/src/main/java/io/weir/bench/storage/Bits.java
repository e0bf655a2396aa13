package io.weir.bench.storage;

import java.util.Arrays;

/** Bits one after the other, the highest first. */
final class Bits {

    private byte[] bytes;
    private int bit;

    Bits() {
        this(new byte[256]);
    }

    Bits(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bit;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, (bit + 7) / 8);
    }

    void write(long value, int count) {
        if ((bit + count + 7) / 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + 8);
        }
        int left = count;
        while (left > 0) {
            int room = 8 - (bit & 7);
            int some = Math.min(room, left);
            long part = value >>> left - some & (1L << some) - 1;
            bytes[bit >> 3] |= (byte) (part << room - some);
            bit += some;
            left -= some;
        }
    }

    long read(int count) {
        long value = 0;
        int left = count;
        while (left > 0) {
            int room = 8 - (bit & 7);
            int some = Math.min(room, left);
            long part = (bytes[bit >> 3] & 0xff) >>> room - some & (1L << some) - 1;
            value = value << some | part;
            bit += some;
            left -= some;
        }
        return value;
    }
}
