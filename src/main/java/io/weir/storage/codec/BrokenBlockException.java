package io.weir.storage.codec;

/** Bytes that no version of this codec has written. */
public final class BrokenBlockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what is wrong, and where */
    public BrokenBlockException(String what) {
        super("block is broken: " + what);
    }
}
