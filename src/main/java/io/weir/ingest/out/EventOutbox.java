package io.weir.ingest.out;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Events that wait to be sent; each was written together with what it tells. Safe for use by several threads. */
public interface EventOutbox {

    /**
     * Sends waiting events in their order and removes each after its sending completed. One replica does so at a time.
     * When the process dies meanwhile, those that were sent may be sent again, with the same id.
     *
     * @param most events
     * @param send sends one
     * @return how many were sent; fails with the first failure, and those from there on keep waiting
     */
    CompletionStage<Integer> send(int most, Function<OutgoingEvent, CompletionStage<Void>> send);

    /** Forgets events that are older, sent or not; how many. */
    CompletionStage<Long> forget(Instant before);
}
