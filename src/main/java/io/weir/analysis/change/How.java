package io.weir.analysis.change;

/** How it became known that a suggestion was applied. */
public enum How {
    /** The setting's value went most of the way. */
    NOTICED,
    /** A program said so. */
    API,
    /** Somebody said so on a page. */
    PAGE,
    /** An event on the broker said so. */
    EVENT
}
