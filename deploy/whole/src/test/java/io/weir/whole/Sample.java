package io.weir.whole;

/**
 * Where a value belongs.
 *
 * @param source name of its source
 * @param name of its series
 * @param slot the series' label slot, or empty
 * @param atMillis its instant
 */
record Sample(String source, String name, String slot, long atMillis) {

    /** All that has these in common is one series. */
    record Series(String source, String name, String slot) {}

    Series series() {
        return new Series(source, name, slot);
    }
}
