package io.weir.bench.storage;

/** Decimals as whole numbers times a power of ten, and their differences: where codecs for integers begin. */
final class Wholes {

    private static final double[] TENS = {1, 10, 100, 1_000, 10_000};

    private Wholes() {}

    /** The least digits with which all values are whole. */
    static int scale(double[] column) {
        for (int scale = 0; scale < TENS.length; scale++) {
            if (fits(column, scale)) {
                return scale;
            }
        }
        throw new IllegalArgumentException("has more than 4 digits after the point");
    }

    private static boolean fits(double[] column, int scale) {
        for (double value : column) {
            if (Math.rint(value * TENS[scale]) / TENS[scale] != value) {
                return false;
            }
        }
        return true;
    }

    static long[] of(double[] column, int scale) {
        long[] wholes = new long[column.length];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = (long) Math.rint(column[i] * TENS[scale]);
        }
        return wholes;
    }

    static double[] values(long[] wholes, int scale) {
        double[] values = new double[wholes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = wholes[i] / TENS[scale];
        }
        return values;
    }

    /** Differences of so many orders, in place; the first numbers stay. */
    static void differences(long[] numbers, int order) {
        for (int o = 0; o < order; o++) {
            for (int i = numbers.length - 1; i > o; i--) {
                numbers[i] -= numbers[i - 1];
            }
        }
    }

    /** Undoes {@link #differences}. */
    static void sums(long[] numbers, int order) {
        for (int o = order - 1; o >= 0; o--) {
            for (int i = o + 1; i < numbers.length; i++) {
                numbers[i] += numbers[i - 1];
            }
        }
    }

    static long fold(long number) {
        return number << 1 ^ number >> 63;
    }

    static long unfold(long number) {
        return number >>> 1 ^ -(number & 1);
    }
}
