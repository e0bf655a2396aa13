package io.weir.storage.codec;

import java.util.Arrays;

/** Bytes that grow at their end. Not for use by several threads. */
public final class ByteSink {

    private byte[] bytes;
    private int size;

    /** @param expected bytes to make room for at first */
    public ByteSink(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    /** Bytes so far. */
    public int size() {
        return size;
    }

    /** A copy of all bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets what was written and keeps the room. */
    public void clear() {
        size = 0;
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void put(byte[] other, int from, int length) {
        room(length);
        System.arraycopy(other, from, bytes, size, length);
        size += length;
    }

    /** Appends what another holds. */
    void put(ByteSink other) {
        put(other.bytes, 0, other.size);
    }

    /** Seven bits a byte, lowest first; all 64 bits count as unsigned. */
    void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    void putSigned(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    void putLong(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >>> shift));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
