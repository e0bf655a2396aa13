package io.weir.storage.codec;

/**
 * Writes residuals by a range asymmetric numeral system: each costs as many bits as it is unlikely, to a fraction of a bit.
 * The likelihoods are not learnt but follow from a shape and a scale, and the scale from the residuals before, so that a
 * short column has nothing to pay for in advance. Symbols go from the front, plain bits from the back.
 */
final class ResidualCoder {

    /** The state is kept within this and 256 times this. */
    static final int LEAST_STATE = 1 << 16;

    static final int STATE_BYTES = 3;

    /** Bits that tell how many bits an escaped residual has. */
    static final int ESCAPED_LENGTH = 7;

    private static final int MASK = (1 << Likelihoods.BITS) - 1;

    private ResidualCoder() {}

    /** Reads n residuals that {@link ResidualEncoder} wrote; they end where the source does. */
    static void decode(ByteSource in, int n, long[] r) {
        int start = in.get();
        int how = in.get();
        if (start > Scale.MOST) {
            throw new BrokenBlockException("scale " + start);
        }
        int[] slots = Likelihoods.of(Shape.all()[how & 3]).slots();
        Scale.Pace pace = Scale.Pace.of(how >> 2);
        // The plain bits are read eight bytes at a time, which must not begin before the array does.
        byte[] bytes = new byte[8 + in.end() - in.at()];
        System.arraycopy(in.array(), in.at(), bytes, 8, bytes.length - 8);
        try {
            int bit = pace == Scale.Pace.FIXED
                    ? decodeFixed(bytes, n, r, slots, start)
                    : decodeFollowing(bytes, n, r, slots, Scale.mean(start), pace.shift());
            if (bit > bytes.length - 8 << 3) {
                throw new BrokenBlockException("too few bits");
            }
        } catch (IndexOutOfBoundsException e) {
            throw new BrokenBlockException("residuals end too early");
        }
    }

    private static int decodeFixed(byte[] bytes, int n, long[] r, int[] slots, int scale) {
        int end = bytes.length;
        int at = 8 + STATE_BYTES;
        int state = state(bytes);
        int bit = 0;
        int table = Scale.table(scale) << Likelihoods.BITS;
        int shift = Scale.shift(scale);
        for (int i = 0; i < n; i++) {
            int slot = slots[table | state & MASK];
            state = ((slot >>> 12 & MASK) + 1) * (state >>> Likelihoods.BITS) + (slot & MASK);
            while (state < LEAST_STATE) {
                state = state << 8 | bytes[at++] & 0xff;
            }
            long folded = slot >>> 24;
            if (folded == Likelihoods.ESCAPE) {
                int length = escapedLength(bytes, bit);
                folded += BitTail.read(bytes, end, bit + ESCAPED_LENGTH, length);
                bit += ESCAPED_LENGTH + length;
            }
            long plain = BitTail.word(bytes, end, bit) & BitTail.mask(shift);
            r[i] = (folded >>> 1 ^ -(folded & 1)) << shift | plain;
            bit += shift;
        }
        return bit;
    }

    private static int decodeFollowing(byte[] bytes, int n, long[] r, int[] slots, long start, int pace) {
        int end = bytes.length;
        int at = 8 + STATE_BYTES;
        int state = state(bytes);
        int bit = 0;
        long mean = start;
        for (int i = 0; i < n; i++) {
            int scale = Scale.of(mean);
            int slot = slots[Scale.table(scale) << Likelihoods.BITS | state & MASK];
            state = ((slot >>> 12 & MASK) + 1) * (state >>> Likelihoods.BITS) + (slot & MASK);
            while (state < LEAST_STATE) {
                state = state << 8 | bytes[at++] & 0xff;
            }
            long folded = slot >>> 24;
            if (folded == Likelihoods.ESCAPE) {
                int length = escapedLength(bytes, bit);
                folded += BitTail.read(bytes, end, bit + ESCAPED_LENGTH, length);
                bit += ESCAPED_LENGTH + length;
            }
            int shift = Scale.shift(scale);
            long plain = BitTail.word(bytes, end, bit) & BitTail.mask(shift);
            long residual = (folded >>> 1 ^ -(folded & 1)) << shift | plain;
            bit += shift;
            mean = Scale.next(mean, residual, pace);
            r[i] = residual;
        }
        return bit;
    }

    private static int state(byte[] bytes) {
        return (bytes[8] & 0xff) << 16 | (bytes[9] & 0xff) << 8 | bytes[10] & 0xff;
    }

    private static int escapedLength(byte[] bytes, int bit) {
        int length = (int) BitTail.read(bytes, bytes.length, bit, ESCAPED_LENGTH);
        if (length > 64) {
            throw new BrokenBlockException("a residual of " + length + " bits");
        }
        return length;
    }
}
