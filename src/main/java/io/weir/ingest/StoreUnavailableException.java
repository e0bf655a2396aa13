package io.weir.ingest;

/** The store is away or too busy; what was asked of it did not happen and may be tried again. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried
     * @param cause why it did not work
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
