package io.weir.ingest.decode;

import java.math.BigDecimal;

/** Bounds of buckets and quantiles as texts of labels, as Prometheus writes them. */
final class Bounds {

    private Bounds() {}

    static String text(double bound) {
        if (bound == Double.POSITIVE_INFINITY) {
            return "+Inf";
        }
        if (bound == Double.NEGATIVE_INFINITY) {
            return "-Inf";
        }
        double size = Math.abs(bound);
        if (bound == Math.rint(bound) && size < 1e15) {
            return Long.toString((long) bound);
        }
        String exact = Double.toString(bound);
        return size >= 1e-9 && size < 1e15
                ? new BigDecimal(exact).stripTrailingZeros().toPlainString()
                : exact;
    }
}
