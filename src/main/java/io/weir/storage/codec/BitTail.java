package io.weir.storage.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that go from the end of a range of bytes towards its beginning. Whoever reads keeps the number of bits read, in a
 * local variable: that is what makes it fast. There must be eight bytes before the first bit, whatever they are.
 */
final class BitTail {

    /** Most bits that one word is sure to hold. */
    static final int SURE = 57;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BitTail() {}

    /** The bits from the given one on, in the lowest places. */
    static long word(byte[] bytes, int end, int bit) {
        return (long) WORD.get(bytes, end - 8 - (bit >>> 3)) >>> (bit & 7);
    }

    /** So many bits, 0 to 64, from the given one on. */
    static long read(byte[] bytes, int end, int bit, int count) {
        long low = word(bytes, end, bit) & mask(Math.min(count, 32));
        return count <= 32 ? low : low | (word(bytes, end, bit + 32) & mask(count - 32)) << 32;
    }

    static long mask(int count) {
        return (1L << count) - 1;
    }
}
