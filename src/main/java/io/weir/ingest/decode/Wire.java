package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads Protocol Buffers' wire format in place. Bounds are checked at every step. */
final class Wire {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] bytes;
    int at;
    int end;

    Wire(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean more() {
        return at < end;
    }

    /** The next tag: number of the field times eight, plus how it is written. */
    int tag() throws UndecodableException {
        if (at < end && bytes[at] >= 8) {
            return bytes[at++];
        }
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw malformed("field number out of range");
        }
        return (int) tag;
    }

    long varint() throws UndecodableException {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw truncated(1);
            }
            byte b = bytes[at++];
            result |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw malformed("a number has more than ten bytes");
    }

    int signedVarint() throws UndecodableException {
        int n = (int) varint();
        return n >>> 1 ^ -(n & 1);
    }

    long fixed64() throws UndecodableException {
        if (end - at < 8) {
            throw truncated(8);
        }
        long result = (long) LONGS.get(bytes, at);
        at += 8;
        return result;
    }

    int fixed32() throws UndecodableException {
        int at32 = at;
        skipFixed32();
        return (bytes[at32] & 0xFF)
                | (bytes[at32 + 1] & 0xFF) << 8
                | (bytes[at32 + 2] & 0xFF) << 16
                | bytes[at32 + 3] << 24;
    }

    double float64() throws UndecodableException {
        return Double.longBitsToDouble(fixed64());
    }

    /** Reads a length and returns where that many bytes end; {@link #at} is where they begin. */
    int lengthEnd() throws UndecodableException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw truncated(length);
        }
        return at + (int) length;
    }

    void skip(int tag) throws UndecodableException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case BYTES -> at = lengthEnd();
            case FIXED32 -> skipFixed32();
            default -> throw malformed("wire type " + (tag & 7) + " is not in use");
        }
    }

    /** Reads a message within: what it holds is read until {@code leave}. */
    int enter() throws UndecodableException {
        int outer = end;
        end = lengthEnd();
        return outer;
    }

    void leave(int outer) {
        at = end;
        end = outer;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private void skipFixed32() throws UndecodableException {
        if (end - at < 4) {
            throw truncated(4);
        }
        at += 4;
    }

    private UndecodableException truncated(long wanted) {
        return new UndecodableException(
                "truncated",
                "the message ends too early: byte " + at + " announces " + wanted + " more, there are " + (end - at));
    }

    private UndecodableException malformed(String what) {
        return new UndecodableException("malformed", "not Protocol Buffers at byte " + at + ": " + what);
    }
}
