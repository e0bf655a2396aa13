package io.weir.storage.codec;

/**
 * Follows how large residuals are. A scale is the logarithm of their mean magnitude in quarters of an octave; it says
 * which likelihoods hold and how many of a residual's lowest bits are noise that is written as it is.
 */
final class Scale {

    /** Largest scale: shifts stay within what a word of bits is sure to hold. */
    static final int MOST = 255;

    /** Bits after the point of a mean. */
    private static final int FRACTION = 8;

    /** Log2 of the mean, in its fixed point, from which on residuals are shifted. */
    private static final int SHIFTED_FROM = FRACTION + 2;

    private static final int SHIFTED_SCALE = SHIFTED_FROM << 2;
    private static final long LARGEST = (1L << 62 - FRACTION) - 1;

    private Scale() {}

    /** How fast the mean forgets: not at all, an eighth or a thirty-second with each residual. */
    enum Pace {
        FIXED(0),
        FAST(3),
        SLOW(5);

        private static final Pace[] ALL = values();

        private final int shift;

        Pace(int shift) {
            this.shift = shift;
        }

        int shift() {
            return shift;
        }

        static Pace of(int id) {
            if (id >= ALL.length) {
                throw new BrokenBlockException("pace " + id);
            }
            return ALL[id];
        }

        static Pace[] all() {
            return ALL;
        }
    }

    /** The scale of a mean. */
    static int of(long mean) {
        long some = mean | 1;
        int log = 63 - Long.numberOfLeadingZeros(some);
        return log << 2 | (int) (some << 2 >>> log) & 3;
    }

    /** The least mean of a scale. */
    static long mean(int scale) {
        int log = scale >> 2;
        long quarters = 4L + (scale & 3);
        return log < 2 ? quarters << log >> 2 : quarters << log - 2;
    }

    /** The mean after one more residual. */
    static long next(long mean, long residual, int pace) {
        long magnitude = Math.min(residual ^ residual >> 63, LARGEST);
        return mean + ((magnitude << FRACTION) - mean >> pace);
    }

    /** The mean of residuals. */
    static long mean(long[] r, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs((double) r[i]);
        }
        return n == 0 ? 0 : (long) (Math.min(sum / n, LARGEST) * (1 << FRACTION));
    }

    /** Bits of a residual that are written as they are. */
    static int shift(int scale) {
        return Math.max(0, (scale >> 2) - SHIFTED_FROM + 1);
    }

    /** Which likelihoods hold. */
    static int table(int scale) {
        return Math.min(scale, SHIFTED_SCALE | scale & 3);
    }
}
