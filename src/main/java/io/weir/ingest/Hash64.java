package io.weir.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * 64-bit hashes by which a shape or a source is found again. Fast, well spread, the same on every machine; not for
 * anything that must withstand an attacker: who can collide hashes of his own source only harms himself.
 */
public final class Hash64 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K0 = 0x9E3779B97F4A7C15L;
    private static final long K1 = 0xD6E8FEB86659FD93L;

    private Hash64() {}

    /** Hash of a part of the bytes, {@code to} excluded. */
    public static long of(byte[] bytes, int from, int to) {
        long hash = K0 ^ (to - from);
        int at = from;
        while (to - at >= 8) {
            hash = multiply(hash ^ (long) LONGS.get(bytes, at), K1);
            at += 8;
        }
        return at == to ? hash : multiply(hash ^ tail(bytes, at, to), K1);
    }

    /** Hash of a text. */
    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** The hash of what was hashed so far and a further value; order matters. */
    public static long mix(long hash, long value) {
        return multiply(Long.rotateLeft(hash, 25) ^ value ^ K0, K1);
    }

    private static long tail(byte[] bytes, int from, int to) {
        long rest = 0;
        for (int i = to - 1; i >= from; i--) {
            rest = rest << 8 | (bytes[i] & 0xFF);
        }
        return rest;
    }

    private static long multiply(long a, long b) {
        return a * b ^ Math.unsignedMultiplyHigh(a, b);
    }
}
