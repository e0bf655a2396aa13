package io.weir.ingest.decode;

/** Sizes as people read them, such as 50.1M: how Fluent Bit writes bytes. */
final class HumanSize {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    private HumanSize() {}

    /** The size in bytes; NaN when the text is none. */
    static double bytes(byte[] bytes, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST) {
            return Double.NaN;
        }
        int power = "bKMGT".indexOf(bytes[to - 1]);
        if (power < 0 || bytes[from] < '0' || bytes[from] > '9') {
            return Double.NaN;
        }
        try {
            return Math.rint(Decimals.parse(bytes, from, to - 1) * (1L << 10 * power));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
