package io.weir.plugin.directory;

/** Why what lies in the directory cannot be used; the message is for people. */
public final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean whole;

    private Unusable(String message, boolean whole) {
        super(message);
        this.whole = whole;
    }

    /** It could be read and is refused. */
    static Unusable refused(String message) {
        return new Unusable(message, true);
    }

    /** It could not be read to its end: perhaps it is still being written. */
    static Unusable unreadable(String message) {
        return new Unusable(message, false);
    }

    /** Whether it could be read at all. */
    public boolean whole() {
        return whole;
    }
}
