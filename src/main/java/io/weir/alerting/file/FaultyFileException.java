package io.weir.alerting.file;

/** An alerting file cannot be taken; the message names line and key and says what would be right. */
public final class FaultyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the person who wrote the file */
    public FaultyFileException(String message) {
        super(message);
    }

    static FaultyFileException at(int line, String key, String fault) {
        return new FaultyFileException("line " + line + ", " + key + ": " + fault);
    }
}
