package io.weir.storage.codec;

/** Reads bytes from a range of an array; what is not there is a {@link BrokenBlockException}. */
final class ByteSource {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int from, int to) {
        if (from < 0 || to > bytes.length || from > to) {
            throw new BrokenBlockException("bytes " + from + " to " + to + " of " + bytes.length);
        }
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    byte[] array() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Goes so many bytes further, and returns where that is. */
    int skip(int bytes) {
        if (bytes > end - at) {
            throw new BrokenBlockException("ends too early, at byte " + end);
        }
        at += bytes;
        return at;
    }

    int get() {
        if (at >= end) {
            throw new BrokenBlockException("ends too early, at byte " + at);
        }
        return bytes[at++] & 0xff;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = get();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new BrokenBlockException("a number that does not end, at byte " + at);
    }

    /** A number that must lie within 0 and a bound. */
    int varint(int most) {
        long value = varint();
        if (value < 0 || value > most) {
            throw new BrokenBlockException(
                    "a number of " + value + " where at most " + most + " can be, at byte " + at);
        }
        return (int) value;
    }

    long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | get();
        }
        return value;
    }
}
