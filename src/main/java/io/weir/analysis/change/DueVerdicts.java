package io.weir.analysis.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Applied suggestions whose verdict is worth a try; replicas share them by leases on rows. Never blocks. */
public interface DueVerdicts {

    /**
     * Takes some that are due and not leased by another, longest due first.
     *
     * @param lease how long nobody else may take them
     */
    CompletionStage<List<Leased>> lease(int max, Instant now, Duration lease);

    /** The verdict waits; nothing happens when another has taken it since, or it is not applied any more. */
    CompletionStage<Void> wait(Leased leased, String what, Instant nextDue);

    /**
     * The verdict is reached.
     *
     * @return whether it counts: not when another has taken it since, or it is not applied any more
     */
    CompletionStage<Boolean> decide(Leased leased, State.Verified verified);

    /**
     * A suggestion that belongs to this process for a while.
     *
     * @param life the suggestion
     * @param applied its state
     * @param number counts up each time it is taken
     */
    record Leased(SuggestionLife life, State.Applied applied, long number) {}
}
