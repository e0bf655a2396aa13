package io.weir.ingest.encoding;

import io.weir.ingest.UndecodableException;

/** Reads packed bytes one after another. */
final class Bytes {

    final byte[] bytes;
    int at;
    int end;
    private final Encoding encoding;

    Bytes(Encoding encoding, byte[] bytes, int from, int to) {
        this.encoding = encoding;
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean more() {
        return at < end;
    }

    int next() throws UndecodableException {
        if (at >= end) {
            throw Encoding.broken(encoding, "it ends too early, after byte " + at);
        }
        return bytes[at++] & 0xFF;
    }

    /** A number of some bytes, the lowest first. */
    int little(int length) throws UndecodableException {
        int result = 0;
        for (int i = 0; i < length; i++) {
            result |= next() << 8 * i;
        }
        return result;
    }

    void skip(long length) throws UndecodableException {
        if (length < 0 || length > end - at) {
            throw Encoding.broken(encoding, "it ends too early: byte " + at + " announces " + length + " more");
        }
        at += (int) length;
    }

    /** A number in groups of seven bits, of at most five bytes. */
    long varint() throws UndecodableException {
        long result = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = next();
            result |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return result;
            }
        }
        throw Encoding.broken(encoding, "its length has more than five bytes");
    }
}
