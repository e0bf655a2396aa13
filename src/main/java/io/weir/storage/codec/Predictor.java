package io.weir.storage.codec;

/**
 * Foresees each number of a column from those before it. The first is always 0 and has no residual. All arithmetic wraps around, so that whatever is foreseen, adding
 * the residual gives the number back.
 */
enum Predictor {
    /** One level throughout. */
    LEVEL,
    /** What came last. */
    LAST,
    /** A mean of what came before, that forgets half with each number. */
    MEAN_2,
    /** The same, forgetting a quarter. */
    MEAN_4,
    /** The same, forgetting an eighth. */
    MEAN_8,
    /** What came last and one step throughout. */
    STEP,
    /** What came last and the step before it. */
    LAST_STEP,
    /** What came last and a mean of the steps, that forgets a quarter with each. */
    STEP_4,
    /** The same, forgetting a sixteenth. */
    STEP_16,
    /** A straight line from the first number. */
    LINE;

    /** Digits after the point of means, in bits. */
    private static final int FRACTION = 6;

    private static final long HALF = 1L << FRACTION - 1;
    private static final Predictor[] ALL = values();

    static Predictor of(int id) {
        if (id >= ALL.length) {
            throw new BrokenBlockException("predictor " + id);
        }
        return ALL[id];
    }

    static Predictor[] all() {
        return ALL;
    }

    boolean hasParameter() {
        return this == LEVEL || this == STEP || this == LINE;
    }

    /** Its parameter for these numbers, in the middle of them where it can be. */
    long parameter(long[] y, int n) {
        return switch (this) {
            case LEVEL -> mean(y, n);
            case STEP, LINE -> n < 2 ? 0 : Math.round(((double) y[n - 1] - y[0]) / (n - 1));
            default -> 0;
        };
    }

    private static long mean(long[] y, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += y[i];
        }
        return n == 0 ? 0 : Math.round(sum / n);
    }

    /** What it did not foresee of each number after the first. */
    void residuals(long[] y, int n, long parameter, long[] r) {
        switch (this) {
            case LEVEL -> level(y, n, parameter, r);
            case LAST -> steps(y, n, 0, r);
            case STEP -> steps(y, n, parameter, r);
            case MEAN_2 -> mean(y, n, 1, r);
            case MEAN_4 -> mean(y, n, 2, r);
            case MEAN_8 -> mean(y, n, 3, r);
            case LAST_STEP -> meanStep(y, n, 0, r);
            case STEP_4 -> meanStep(y, n, 2, r);
            case STEP_16 -> meanStep(y, n, 4, r);
            case LINE -> line(y, n, parameter, r);
        }
    }

    /** Turns residuals back into numbers, in place; the first stays 0. */
    void restore(long[] r, int n, long parameter) {
        switch (this) {
            case LEVEL -> unlevel(r, n, parameter);
            case LAST -> unsteps(r, n, 0);
            case STEP -> unsteps(r, n, parameter);
            case MEAN_2 -> unmean(r, n, 1);
            case MEAN_4 -> unmean(r, n, 2);
            case MEAN_8 -> unmean(r, n, 3);
            case LAST_STEP -> unmeanStep(r, n, 0);
            case STEP_4 -> unmeanStep(r, n, 2);
            case STEP_16 -> unmeanStep(r, n, 4);
            case LINE -> unline(r, n, parameter);
        }
    }

    private static void level(long[] y, int n, long level, long[] r) {
        for (int i = 1; i < n; i++) {
            r[i] = y[i] - level;
        }
    }

    private static void unlevel(long[] r, int n, long level) {
        for (int i = 1; i < n; i++) {
            r[i] += level;
        }
    }

    private static void steps(long[] y, int n, long step, long[] r) {
        long last = 0;
        for (int i = 1; i < n; i++) {
            r[i] = y[i] - last - step;
            last = y[i];
        }
    }

    private static void unsteps(long[] r, int n, long step) {
        long last = 0;
        for (int i = 1; i < n; i++) {
            last += r[i] + step;
            r[i] = last;
        }
    }

    private static void mean(long[] y, int n, int shift, long[] r) {
        long mean = 0;
        for (int i = 0; i < n; i++) {
            r[i] = y[i] - (mean + HALF >> FRACTION);
            mean += (y[i] << FRACTION) - mean >> shift;
        }
    }

    private static void unmean(long[] r, int n, int shift) {
        long mean = 0;
        for (int i = 0; i < n; i++) {
            long y = r[i] + (mean + HALF >> FRACTION);
            mean += (y << FRACTION) - mean >> shift;
            r[i] = y;
        }
    }

    private static void meanStep(long[] y, int n, int shift, long[] r) {
        long last = 0;
        long mean = 0;
        for (int i = 0; i < n; i++) {
            r[i] = y[i] - last - (mean + HALF >> FRACTION);
            mean = meanStep(mean, y[i] - last, i, shift);
            last = y[i];
        }
    }

    private static void unmeanStep(long[] r, int n, int shift) {
        long last = 0;
        long mean = 0;
        for (int i = 0; i < n; i++) {
            long y = r[i] + last + (mean + HALF >> FRACTION);
            mean = meanStep(mean, y - last, i, shift);
            last = y;
            r[i] = y;
        }
    }

    // The first number is no step; the second is all there is to know of them.
    private static long meanStep(long mean, long step, int i, int shift) {
        return i < 2 ? (i == 0 ? 0 : step << FRACTION) : mean + ((step << FRACTION) - mean >> shift);
    }

    private static void line(long[] y, int n, long slope, long[] r) {
        long at = 0;
        for (int i = 0; i < n; i++) {
            r[i] = y[i] - at;
            at += slope;
        }
    }

    private static void unline(long[] r, int n, long slope) {
        long at = 0;
        for (int i = 0; i < n; i++) {
            r[i] += at;
            at += slope;
        }
    }
}
