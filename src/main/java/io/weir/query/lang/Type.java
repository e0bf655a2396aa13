package io.weir.query.lang;

/** What an expression gives. */
public enum Type {
    /** One number. */
    SCALAR("a number"),
    /** A value of each series at each step. */
    VECTOR("series"),
    /** The samples of each series in a range before each step. */
    RANGE("series over a range, such as name[5m]");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
