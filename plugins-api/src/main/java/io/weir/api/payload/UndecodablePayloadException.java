package io.weir.api.payload;

import io.weir.api.Experimental;

/**
 * A message is not of the format, or is broken. It becomes a dead letter with this message, and can be sent again from
 * there; that it is broken is not held against the decoder.
 */
@Experimental
public final class UndecodablePayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message where in the message what is wrong, and what would be right */
    public UndecodablePayloadException(String message) {
        super(message);
    }
}
