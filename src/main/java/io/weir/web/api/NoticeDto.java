package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.alerting.NoticeRecord;
import io.weir.web.format.Words;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver about one group of alerts.
 *
 * @param id its number
 * @param receiver name in the routing file
 * @param groupKey identity of the group
 * @param status firing as long as one of its alerts does, else resolved
 * @param alerts how many it tells of
 * @param resolved how many of those are resolved
 * @param summary one line for people
 * @param target where it goes, without secrets
 * @param state pending, delivered or failed
 * @param attempts how often it was tried
 * @param createdAt when it was put in the outbox
 * @param nextAttemptAt when it is tried next; null when it will not be
 * @param deliveredAt when the receiver took it; null until then
 * @param lastError what went wrong the last time; null when nothing did
 */
@RegisterForReflection
@Schema(name = "Notice", description = "One message to one receiver about one group of alerts")
public record NoticeDto(
        long id,
        String receiver,
        String groupKey,
        String status,
        int alerts,
        int resolved,
        String summary,
        String target,

        @Schema(enumeration = {"pending", "delivered", "failed"})
        String state,

        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        @Nullable String lastError) {

    static NoticeDto of(NoticeRecord n) {
        return new NoticeDto(
                n.id(),
                n.receiver(),
                n.groupKey(),
                n.status(),
                n.alerts(),
                n.resolved(),
                n.summary(),
                n.target(),
                Words.of(n.state()),
                n.attempts(),
                n.createdAt(),
                n.nextAttemptAt(),
                n.deliveredAt(),
                n.lastError());
    }
}
