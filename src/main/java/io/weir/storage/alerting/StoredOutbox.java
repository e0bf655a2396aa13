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
import java.util.function.UnaryOperator;
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

    // A newer notice to the same address says all there is to say.
    private static final String UNTOLD = """
            select * from alert_group g
            where md5(g.group_key) = md5(:key) and g.receiver = :receiver and jsonb_exists(g.sent, :target)
            and not exists (select 1 from notice n where n.state = 'PENDING' and n.receiver = :receiver
                and n.target_id = :target and md5(n.group_key) = md5(:key) and n.id > :id)
            for update of g
            """;

    private static final String TOLD_AT_LAST = """
            select * from alert_group g
            where md5(g.group_key) = md5(:key) and g.receiver = :receiver
            and jsonb_exists(g.sent -> cast(:target as text), 'givenUp') and :id > 0
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
            case Outcome.Delivered delivered -> note(session, notice, TOLD_AT_LAST, Sent::delivered);
            case Outcome.GivenUp givenUp -> note(session, notice, UNTOLD, sent -> sent.giveUp(now));
            case Outcome.Again again -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> note(
            Mutiny.Session session, NoticeEntity notice, String group, UnaryOperator<Sent> change) {
        return session.createNativeQuery(group, AlertGroupEntity.class)
                .setParameter("key", notice.groupKey)
                .setParameter("receiver", notice.receiver)
                .setParameter("target", notice.targetId)
                .setParameter("id", Ids.of(notice.id))
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .invoke(found -> note(found, notice.targetId, change))
                .replaceWithVoid();
    }

    private static void note(AlertGroupEntity group, String target, UnaryOperator<Sent> change) {
        Map<String, Sent> sent = new HashMap<>(SentJson.read(group.sent));
        sent.computeIfPresent(target, (id, told) -> change.apply(told));
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
