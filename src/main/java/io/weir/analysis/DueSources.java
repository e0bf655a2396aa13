package io.weir.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Which sources are to be analyzed now; replicas share them by leases on rows. Never blocks. */
public interface DueSources {

    /**
     * Takes sources that are due and not leased by another.
     *
     * @param max most sources to take
     * @param now the instant against which "due" is measured
     * @param lease how long nobody else may take them
     * @return longest due first
     */
    CompletionStage<List<Lease>> lease(int max, Instant now, Duration lease);

    /**
     * Holds on to leased sources for longer.
     *
     * @param until from then on others may take them
     * @return numbers of the sources that are still held; the others were taken by another replica
     */
    CompletionStage<Set<Long>> renew(Collection<Lease> leases, Instant until);

    /** Gives a leased source back; it is due again at the given instant. Does nothing when another has it by now. */
    CompletionStage<Void> release(Lease lease, Instant nextDue);
}
