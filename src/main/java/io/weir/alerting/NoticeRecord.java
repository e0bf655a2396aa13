package io.weir.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the outbox: one message to one receiver about one group of alerts.
 *
 * @param id its number, for ever
 * @param receiver name of the receiver in the routing file
 * @param groupKey identity of the group, as in Alertmanager
 * @param status {@code firing} as long as one of its alerts does, or {@code resolved}
 * @param alerts how many alerts it tells of
 * @param resolved how many of those are resolved
 * @param summary one line for people
 * @param target where it goes, without user information, query or secret
 * @param state where it stands
 * @param attempts how often it was tried
 * @param createdAt when it was put in the outbox
 * @param nextAttemptAt when it is tried next, or null when it will not be
 * @param deliveredAt when the receiver took it, or null
 * @param lastError what went wrong the last time, or null
 */
public record NoticeRecord(
        long id,
        String receiver,
        String groupKey,
        String status,
        int alerts,
        int resolved,
        String summary,
        String target,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        @Nullable String lastError) {

    /** Where a notice stands. */
    public enum State {
        /** Waits for its first or next attempt. */
        PENDING,
        /** The receiver took it. */
        DELIVERED,
        /** Given up after the last attempt, or refused for good. */
        FAILED
    }
}
