package io.weir.api.analysis;

/** What was computed over an interval of a signal. */
public enum Statistic {
    /** Mean. */
    MEAN,
    /** Largest value. */
    MAX,
    /** Smallest value. */
    MIN,
    /** Last value. */
    LAST,
    /** Sum; of a rate, the number of events. */
    TOTAL,
    /** Middle value. */
    MEDIAN,
    /** The value that 99 of 100 do not exceed. */
    P99,
    /** Change per second. */
    SLOPE,
    /** Share of the time in which a condition held, 0 to 1. */
    SHARE
}
