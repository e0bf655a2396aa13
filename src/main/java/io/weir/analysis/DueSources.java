package io.weir.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Which sources are to be analyzed now; replicas share them by leases on rows. Never blocks. */
public interface DueSources {

    /**
     * Takes sources that are due and not leased by another.
     *
     * @param max most sources to take
     * @param now the instant against which "due" is measured
     * @param lease how long nobody else may take them
     * @return their numbers, longest due first
     */
    CompletionStage<List<Long>> lease(int max, Instant now, Duration lease);

    /** Gives a leased source back; it is due again at the given instant. */
    CompletionStage<Void> release(long sourceId, Instant nextDue);
}
