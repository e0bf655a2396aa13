package io.weir.ingest.deadletter;

import java.util.List;
import java.util.Optional;

/**
 * Which dead letters are meant; all conditions hold.
 *
 * @param ids only these; empty for any
 * @param reason only of this reason
 * @param topic only from this topic
 * @param state only in this state
 */
public record DeadLetterQuery(
        List<Long> ids, Optional<String> reason, Optional<String> topic, Optional<DeadLetterRecord.State> state) {

    /** Most ids in one query. */
    public static final int MOST_IDS = 1_000;

    /** Copies the ids. */
    public DeadLetterQuery {
        ids = List.copyOf(ids);
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("at most " + MOST_IDS + " ids, are " + ids.size());
        }
    }

    /** All there are. */
    public static DeadLetterQuery all() {
        return new DeadLetterQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only these. */
    public static DeadLetterQuery of(List<Long> ids) {
        return new DeadLetterQuery(ids, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
