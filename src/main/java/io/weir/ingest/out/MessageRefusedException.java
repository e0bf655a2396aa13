package io.weir.ingest.out;

/** The broker will never take this message, however often it is sent: it is too large for it. */
public final class MessageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong
     * @param cause what the broker's client said
     */
    public MessageRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
