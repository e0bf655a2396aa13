package io.weir.api.config;

/** What kind of value an option has. */
public enum OptionKind {
    /** A whole number. */
    WHOLE,
    /** A number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A text of at most 1000 characters. */
    TEXT,
    /** A length of time such as {@code 20s}, {@code 1m30s} or {@code 500ms}. */
    DURATION,
    /** One of several words. */
    CHOICE
}
