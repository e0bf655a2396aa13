package io.weir.analysis.compare;

/**
 * How far one set of numbers lies above another, with an interval that holds the truth in 998 of 1000 cases, as far as the
 * numbers are independent of each other.
 *
 * @param low lower end; minus infinity when there are too few numbers for an end
 * @param estimate most likely value
 * @param high upper end; infinity when there are too few numbers for an end
 */
record Shift(double low, double estimate, double high) {

    /** With an interval so many times as wide. */
    Shift widened(double times) {
        return new Shift(estimate - (estimate - low) * times, estimate, estimate + (high - estimate) * times);
    }

    /** Whether 0 is outside of the interval. */
    boolean isSure() {
        return low > 0 || high < 0;
    }
}
