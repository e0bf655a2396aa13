package io.weir.web.view;

import io.weir.alerting.NoticeRecord;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a page shows it.
 *
 * @param id its number
 * @param outcome delivered, waiting, retrying or failed, with its mark
 * @param receiver name in the routing file
 * @param target where it goes
 * @param summary in one line
 * @param tells of how many alerts, and whether they fire
 * @param attempts how often it was tried, with the noun
 * @param createdAt when it was put in the outbox
 * @param deliveredAt when the receiver took it, or null
 * @param nextAttemptAt when it is tried next, or null
 * @param due whether it is tried any moment
 * @param lastError what went wrong the last time, or null
 */
public record NoticeView(
        long id,
        HealthView outcome,
        String receiver,
        String target,
        String summary,
        String tells,
        String attempts,
        Moment createdAt,
        @Nullable Moment deliveredAt,
        @Nullable Moment nextAttemptAt,
        boolean due,
        @Nullable String lastError) {

    /** The view of a notice. */
    public static NoticeView of(NoticeRecord n, Instant now) {
        return new NoticeView(
                n.id(),
                outcome(n),
                n.receiver(),
                n.target(),
                n.summary(),
                tells(n),
                Words.count(n.attempts(), "attempt"),
                Moment.of(n.createdAt(), now),
                Moment.ofNullable(n.deliveredAt(), now),
                Moment.ofNullable(n.nextAttemptAt(), now),
                n.nextAttemptAt() != null && n.nextAttemptAt().isBefore(now),
                n.lastError());
    }

    private static String tells(NoticeRecord n) {
        String alerts = Words.count(n.alerts(), "alert");
        if (n.resolved() == 0) {
            return alerts + " firing";
        }
        return n.resolved() == n.alerts() ? alerts + " resolved" : n.resolved() + " of " + alerts + " resolved";
    }

    private static HealthView outcome(NoticeRecord n) {
        return switch (n.state()) {
            case DELIVERED -> HealthView.of("healthy", "Delivered");
            case FAILED -> HealthView.of("error", "Given up");
            case PENDING -> n.attempts() == 0 ? HealthView.of("info", "Waiting") : HealthView.of("warning", "Retrying");
        };
    }
}
