package io.weir.query.run;

/** Nobody waits for the answer any more. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("the query was cancelled");
    }
}
