package io.weir.storage.codec;

/**
 * Doubles as whole numbers times a power of ten. Most metrics are counts or were printed with a few digits, so 12.34 is
 * 1234 at scale 2, exactly: dividing two doubles that are whole rounds as reading the decimal text does.
 */
final class Decimals {

    /** Most digits after the point. */
    static final int MOST = 15;

    private static final double LIMIT = 0x1p53;
    private static final double[] TENS = tens();

    private Decimals() {}

    private static double[] tens() {
        double[] tens = new double[MOST + 1];
        tens[0] = 1;
        for (int i = 1; i <= MOST; i++) {
            tens[i] = tens[i - 1] * 10;
        }
        return tens;
    }

    /** Whether a value comes back bit for bit from this scale. NaN, infinities and -0.0 do not. */
    static boolean exact(double value, int scale) {
        double whole = Math.rint(value * TENS[scale]);
        return Math.abs(whole) < LIMIT
                && Double.doubleToRawLongBits((double) (long) whole / TENS[scale]) == Double.doubleToRawLongBits(value);
    }

    /** Whether a value at this scale is small enough for the whole number next to it. */
    static boolean isWhole(double value, int scale) {
        return Math.abs(value * TENS[scale]) < LIMIT;
    }

    static long whole(double value, int scale) {
        return (long) Math.rint(value * TENS[scale]);
    }

    static double value(long whole, int scale) {
        return whole / TENS[scale];
    }

    /** Like {@link #value} for a whole column. */
    static void values(long[] whole, int n, int scale, double[] into) {
        double ten = TENS[scale];
        for (int i = 0; i < n; i++) {
            into[i] = whole[i] / ten;
        }
    }

    /** The cheapest scale, or -1 when the bits themselves are cheaper. */
    static int scale(double[] values, int n) {
        int scale = 0;
        int misfits = 0;
        for (int i = 0; i < n && misfits <= n >> 3; i++) {
            int needed = scale;
            while (needed <= MOST && !exact(values[i], needed)) {
                needed++;
            }
            scale = needed <= MOST ? needed : scale;
            misfits += needed <= MOST ? 0 : 1;
        }
        return misfits == 0 && scale < 12 ? scale : cheapest(values, n);
    }

    /** Weighs the bits of digits against those of values that have to be kept apart. */
    private static int cheapest(double[] values, int n) {
        int[] fits = new int[MOST + 1];
        for (int i = 0; i < n; i++) {
            for (int scale = 0; scale <= MOST; scale++) {
                fits[scale] += exact(values[i], scale) ? 1 : 0;
            }
        }
        double least = 52.0 * n;
        int best = -1;
        for (int scale = 0; scale <= MOST; scale++) {
            double bits = 84.0 * (n - fits[scale]) + 3.32 * scale * fits[scale];
            if (bits < least) {
                least = bits;
                best = scale;
            }
        }
        return best;
    }
}
