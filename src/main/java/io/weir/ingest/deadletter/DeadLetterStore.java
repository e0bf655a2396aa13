package io.weir.ingest.deadletter;

import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Where dead letters are kept. Never blocks; safe for use by several threads. */
public interface DeadLetterStore {

    /**
     * Keeps letters. The same message of the same place again changes nothing.
     *
     * @return completes when they are on disk; fails with {@link io.weir.ingest.StoreUnavailableException} when the same
     *     may succeed later
     */
    CompletionStage<Void> add(List<NewDeadLetter> letters);

    /** Letters that match, newest first, each with the beginning of its bytes. */
    CompletionStage<Page<DeadLetterRecord>> search(DeadLetterQuery query, PageRequest page);

    /** One letter with all bytes that are kept. */
    CompletionStage<Optional<DeadLetterRecord>> find(long id);

    /** How many there are, by reason, topic and state. */
    CompletionStage<List<Count>> counts();

    /**
     * Marks letters to be sent again: those that match, are open or sent already, and whole.
     *
     * @return how many were marked
     */
    CompletionStage<Long> queue(DeadLetterQuery query);

    /**
     * Drops letters that match and are not about to be sent.
     *
     * @return how many were dropped
     */
    CompletionStage<Long> drop(DeadLetterQuery query);

    /**
     * Sends marked letters again, oldest first, and marks each as sent after its sending completed. Those that the
     * broker refuses for good ({@link io.weir.ingest.out.MessageRefusedException}) are open again, with the error. When it
     * does not take one for another reason, that one and those after it stay marked and the round is over; so do they when
     * the process dies meanwhile. Another replica that asks at the same time gets others.
     *
     * @param most letters at a time
     * @param now when they are sent
     * @param send sends one
     * @return how many were sent or refused
     */
    CompletionStage<Integer> replay(int most, Instant now, Function<DeadLetterRecord, CompletionStage<Void>> send);

    /**
     * Drops the oldest until the bounds hold.
     *
     * @param before those refused earlier go
     * @param letters most of them
     * @param bytes most bytes of messages
     * @return how many went
     */
    CompletionStage<Long> tidy(Instant before, int letters, long bytes);

    /**
     * A number of letters that have all this in common.
     *
     * @param reason of all of them
     * @param topic of all of them
     * @param state of all of them
     * @param letters how many
     */
    record Count(String reason, String topic, DeadLetterRecord.State state, long letters) {}
}
