package io.weir.analysis;

/** A source was taken by another replica before its analysis was complete: nothing more of it may be kept. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param lease that is no longer held */
    public LeaseLostException(Lease lease) {
        super("lease " + lease.number() + " of source " + lease.sourceId() + " was lost to another replica");
    }
}
