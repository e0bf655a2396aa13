package io.weir.api;

/** About how much processor time one call takes on a window of 60 series with 60 readings each. */
public enum Cost {
    /** Below a millisecond. */
    LOW,
    /** A few milliseconds. */
    MEDIUM,
    /** More; run it less often, or for few pipelines. */
    HIGH
}
