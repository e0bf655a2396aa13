package io.weir.ingest.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is kept.
 *
 * @param id its number
 * @param letter what was refused; in lists its bytes are the first {@link #HEAD} only
 * @param whole whether all bytes are kept, so that it can be sent again
 * @param state what becomes of it
 * @param replayedAt when it was sent again; null until then
 * @param error why sending it again failed last; null when it did not
 */
public record DeadLetterRecord(
        long id,
        NewDeadLetter letter,
        boolean whole,
        State state,
        @Nullable Instant replayedAt,
        @Nullable String error) {

    /** How many bytes of a message lists have. */
    public static final int HEAD = 256;

    /** What becomes of a dead letter. */
    public enum State {
        /** It lies there. */
        OPEN,
        /** It is to be sent again, and soon will be. */
        QUEUED,
        /** It was sent again. */
        REPLAYED
    }
}
