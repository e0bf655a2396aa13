package io.weir.analysis;

import java.time.Instant;
import java.time.InstantSource;

/**
 * An analysis of a source under a lease. Before it keeps anything it asks here whether the source is still its own by this
 * process's clock; storage asks once more by the lease's number. Safe for use by several threads.
 */
final class Turn {

    private final Lease lease;
    private final InstantSource clock;
    private volatile Instant until;

    Turn(Lease lease, Instant until, InstantSource clock) {
        this.lease = lease;
        this.until = until;
        this.clock = clock;
    }

    Lease lease() {
        return lease;
    }

    long sourceId() {
        return lease.sourceId();
    }

    synchronized void renewed(Instant later) {
        if (!until.equals(Instant.MIN)) {
            until = later;
        }
    }

    /** It is another's, or over: whatever comes now is too late. */
    synchronized void lost() {
        until = Instant.MIN;
    }

    /** @throws LeaseLostException when the lease has ended */
    void check() {
        if (!clock.instant().isBefore(until)) {
            throw new LeaseLostException(lease);
        }
    }
}
