package io.weir.analysis.compare;

/** What a change did. */
public enum Verdict {
    /** Something got better, by enough to matter. */
    HELPED,
    /** Nothing that would matter. */
    NEUTRAL,
    /** Something got worse that was not said to. */
    HURT,
    /** It could not be told within the time that is waited. */
    UNKNOWN
}
