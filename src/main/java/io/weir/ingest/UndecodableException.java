package io.weir.ingest;

/** A message cannot be decoded. The message says where and what is wrong, and what would be right. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable name of the reason, such as {@code truncated}: lower-case letters and hyphens
     * @param message for people
     */
    public UndecodableException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable name of the reason. */
    public String code() {
        return code;
    }
}
