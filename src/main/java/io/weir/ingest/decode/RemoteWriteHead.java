package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;

/** Tells a WriteRequest from its first bytes: a series whose first field is a label, which is two texts and no more. */
final class RemoteWriteHead {

    private static final byte FIRST = 1 << 3 | Wire.BYTES;
    private static final int SECOND = 2 << 3 | Wire.BYTES;
    private static final int METADATA = 3 << 3 | Wire.BYTES;

    private RemoteWriteHead() {}

    /** Whether it can be Protocol Buffers at all: a snappy block begins with its length, and then with a literal. */
    static boolean mayBePlain(byte[] bytes) {
        return isRequest(bytes, bytes.length) || bytes[0] == FIRST || bytes[0] == METADATA;
    }

    /**
     * @param bytes the beginning
     * @param length of the whole; -1 when not known
     */
    static boolean isRequest(byte[] bytes, int length) {
        if (bytes.length < 6 || bytes[0] != FIRST) {
            return false;
        }
        try {
            Wire wire = new Wire(bytes, 1, bytes.length);
            long series = wire.varint();
            if (length >= 0 && series > length - wire.at || wire.at >= bytes.length || bytes[wire.at] != FIRST) {
                return false;
            }
            wire.at++;
            return isLabel(wire);
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static boolean isLabel(Wire wire) throws UndecodableException {
        int end = wire.lengthEnd();
        if (wire.at >= end || wire.bytes[wire.at++] != FIRST) {
            return false;
        }
        wire.at = wire.lengthEnd();
        if (wire.at > end || wire.at == end) {
            return false;
        }
        if (wire.tag() != SECOND) {
            return false;
        }
        return wire.lengthEnd() == end;
    }
}
