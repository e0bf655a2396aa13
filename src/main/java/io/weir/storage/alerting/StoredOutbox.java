package io.weir.storage.alerting;

import io.weir.alerting.NoticeRecord.State;
import io.weir.alerting.outbox.DueNotice;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.Outcome;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The outbox as entities; notices are leased, so that nothing is locked while a receiver is called. */
@ApplicationScoped
class StoredOutbox implements Outbox {

    private static final String DUE = """
            select * from notice n
            where state = 'PENDING' and next_attempt_at <= :now and (leased_until is null or leased_until <= :now)
            and not exists (select 1 from notice o where o.state = 'PENDING' and o.receiver = n.receiver
                and o.target_id = n.target_id and md5(o.group_key) = md5(n.group_key) and o.id < n.id)
            order by next_attempt_at limit :max for update skip locked
            """;

    private final Transactions transactions;

    StoredOutbox(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CompletionStage<List<DueNotice>> lease(int max, Instant now, Duration lease) {
        return transactions.inTransaction(session -> session.createNativeQuery(DUE, NoticeEntity.class)
                .setParameter("now", now)
                .setParameter("max", max)
                .getResultList()
                .invoke(due -> due.forEach(notice -> begin(notice, now.plus(lease))))
                .call(session::flush)
                .map(due -> due.stream().map(NoticeEntity::toDue).toList()));
    }

    private static void begin(NoticeEntity notice, Instant until) {
        notice.attempts++;
        notice.leasedUntil = until;
    }

    @Override
    public CompletionStage<Void> settle(DueNotice due, Outcome outcome) {
        return transactions.inTransaction(session -> session.find(NoticeEntity.class, due.id())
                .onItem()
                .ifNotNull()
                .invoke(notice -> settle(notice, due, outcome))
                .replaceWithVoid());
    }

    private static void settle(NoticeEntity notice, DueNotice due, Outcome outcome) {
        if (notice.attempts != due.attempt() || notice.state != State.PENDING) {
            return;
        }
        notice.leasedUntil = null;
        notice.nextAttemptAt = null;
        switch (outcome) {
            case Outcome.Delivered(Instant at) -> {
                notice.state = State.DELIVERED;
                notice.deliveredAt = at;
                notice.lastError = null;
            }
            case Outcome.Again(Instant at, String error) -> {
                notice.nextAttemptAt = at;
                notice.lastError = error;
            }
            case Outcome.GivenUp(String error) -> {
                notice.state = State.FAILED;
                notice.lastError = error;
            }
        }
    }
}
