package io.weir.analysis.fact;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps the newest fact of each source. Never blocks. */
public interface ConfigurationFacts {

    /** What became of a fact. */
    enum Outcome {
        /** It stands from now on. */
        KEPT,
        /** One that is as new or newer stands already; nothing changed. */
        OLDER,
        /** There is no such source. */
        NO_SOURCE
    }

    /**
     * Keeps a fact unless one that is as new is known: telling it again changes nothing. Fails with a
     * {@code StoreUnavailableException} when trying again may help.
     */
    CompletionStage<Outcome> keep(long sourceId, ConfigurationFact fact);

    /** What is known of a source. */
    CompletionStage<Optional<ConfigurationFact>> of(long sourceId);

    /** Whether there is such a source. */
    CompletionStage<Boolean> knows(long sourceId);
}
