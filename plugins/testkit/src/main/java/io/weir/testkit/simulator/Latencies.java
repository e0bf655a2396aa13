package io.weir.testkit.simulator;

/** How long events took, in classes whose bounds are an eighth of a power of two apart. */
final class Latencies {

    private static final int SHIFT = 49;
    private static final long LEAST = Double.doubleToRawLongBits(0x1p-30) >>> SHIFT;

    private final long[] classes = new long[60 * 8];
    private double sum;
    private long count;

    void add(double now, double[] births, int n) {
        for (int i = 0; i < n; i++) {
            double seconds = now - births[i];
            sum += seconds;
            long at = (Double.doubleToRawLongBits(seconds) >>> SHIFT) - LEAST;
            classes[Math.clamp(at, 0, classes.length - 1)]++;
        }
        count += n;
    }

    double sum() {
        return sum;
    }

    /** Upper bound of the class in which the given share is reached, in seconds; NaN when there was no event. */
    double quantile(double share) {
        long seen = 0;
        for (int i = 0; i < classes.length; i++) {
            seen += classes[i];
            if (seen > 0 && seen >= share * count) {
                return Double.longBitsToDouble(LEAST + i + 1 << SHIFT);
            }
        }
        return Double.NaN;
    }
}
