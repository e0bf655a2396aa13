package io.weir.query;

/** The store could not answer. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** A regular expression is not valid. */
        REGEX,
        /** It took longer than it may. */
        TIMEOUT,
        /** The database is away or busy; the same may succeed later. */
        UNAVAILABLE
    }

    /**
     * @param reason why
     * @param message for people
     * @param cause what the database said
     */
    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
