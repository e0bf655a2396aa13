package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;

/**
 * Tells a WriteRequest from its first bytes: a series whose first field is a label, which is two texts and no more; or,
 * as Prometheus sends once a minute, metadata of a metric, which are its type and name.
 */
final class RemoteWriteHead {

    private static final byte FIRST = 1 << 3 | Wire.BYTES;
    private static final int SECOND = 2 << 3 | Wire.BYTES;
    private static final int METADATA = 3 << 3 | Wire.BYTES;
    private static final int TYPE = 1 << 3;
    private static final int LAST_TYPE = 7;

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
        if (bytes.length < 6 || bytes[0] != FIRST && bytes[0] != METADATA) {
            return false;
        }
        try {
            Wire wire = new Wire(bytes, 1, bytes.length);
            long within = wire.varint();
            if (length >= 0 && within > length - wire.at || wire.at >= bytes.length) {
                return false;
            }
            return bytes[0] == FIRST ? isSeries(wire) : isMetadata(wire, within);
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static boolean isSeries(Wire wire) throws UndecodableException {
        return wire.tag() == FIRST && isLabel(wire);
    }

    // A type that is not known is 0, and not written.
    private static boolean isMetadata(Wire wire, long within) throws UndecodableException {
        int begin = wire.at;
        int tag = wire.tag();
        if (tag == TYPE) {
            if (wire.varint() > LAST_TYPE) {
                return false;
            }
            tag = wire.tag();
        }
        int end = tag == SECOND ? wire.lengthEnd() : wire.at;
        return end > wire.at && end - begin <= within && isName(wire.bytes, wire.at, end);
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!(b == '_' || b == ':' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z')) {
                return false;
            }
        }
        return true;
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
