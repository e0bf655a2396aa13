package io.weir.storage.codec;

/** Doubles as whole numbers in the same order, bit for bit: near values become near numbers. */
final class Ordered {

    private Ordered() {}

    static long number(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    static double value(long number) {
        return Double.longBitsToDouble(number ^ number >> 63 & Long.MAX_VALUE);
    }
}
