package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.weir.alerting.NoticeRecord.State;
import io.weir.alerting.group.Sent;
import io.weir.alerting.outbox.DueNotice;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.Outcome;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny;

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

    private static final String TOLD_AT_LAST = """
            select * from alert_group g
            where md5(g.group_key) = md5(:key) and g.receiver = :receiver
            and jsonb_exists(g.sent -> cast(:target as text), 'givenUp')
            for update
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
    public CompletionStage<Void> settle(DueNotice due, Outcome outcome, Instant now) {
        return transactions.inTransaction(session -> session.find(NoticeEntity.class, due.id())
                .onItem()
                .ifNotNull()
                .transformToUni(notice -> isOf(notice, due)
                        ? settle(session, notice, outcome, now)
                        : Uni.createFrom().voidItem()));
    }

    private static boolean isOf(NoticeEntity notice, DueNotice due) {
        return notice.attempts == due.attempt() && notice.state == State.PENDING;
    }

    private static Uni<Void> settle(Mutiny.Session session, NoticeEntity notice, Outcome outcome, Instant now) {
        end(notice, outcome);
        return switch (outcome) {
            case Outcome.Delivered delivered -> delivered(session, notice);
            case Outcome.GivenUp givenUp -> Untold.note(session, notice, now);
            case Outcome.Again again -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> delivered(Mutiny.Session session, NoticeEntity notice) {
        return session.createNativeQuery(TOLD_AT_LAST, AlertGroupEntity.class)
                .setParameter("key", notice.groupKey)
                .setParameter("receiver", notice.receiver)
                .setParameter("target", notice.targetId)
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .invoke(group -> delivered(group, notice.targetId))
                .replaceWithVoid();
    }

    private static void delivered(AlertGroupEntity group, String target) {
        Map<String, Sent> sent = new HashMap<>(SentJson.read(group.sent));
        sent.computeIfPresent(target, (id, told) -> told.delivered());
        group.sent = SentJson.write(sent);
    }

    private static void end(NoticeEntity notice, Outcome outcome) {
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
