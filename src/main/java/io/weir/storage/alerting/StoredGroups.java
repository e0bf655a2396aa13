package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.weir.alerting.group.Flush;
import io.weir.alerting.group.Group;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.route.GroupSlot;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Groups as entities; a group is locked while it is flushed, and other replicas pass it over. */
@ApplicationScoped
class StoredGroups implements GroupStore {

    private static final String DUE = """
            select * from alert_group where next_flush_at <= :now and receiver in (
                select jsonb_array_elements_text(cast(cast(:receivers as text) as jsonb)))
            order by next_flush_at limit 1 for update skip locked
            """;

    private static final String WAITING = """
            select distinct receiver from alert_group where next_flush_at <= :before and receiver not in (
                select jsonb_array_elements_text(cast(cast(:receivers as text) as jsonb)))
            order by receiver limit 20
            """;

    private static final String ABANDONED = """
            delete from alert_group where id in (
                select id from alert_group where next_flush_at <= :before and receiver not in (
                    select jsonb_array_elements_text(cast(cast(:receivers as text) as jsonb)))
                for update skip locked)
            returning receiver
            """;

    private static final String MEMBERS = """
            select a.* from alert a join alert_group_member m on m.alert_id = a.id where m.group_id = :group order by a.id
            """;

    private static final String LEAVE = """
            delete from alert_group_member where group_id = :group and alert_id in (
                select cast(jsonb_array_elements_text(cast(cast(:done as text) as jsonb)) as bigint))
            """;

    private final Transactions transactions;

    StoredGroups(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CompletionStage<Optional<List<Long>>> flushNext(
            Instant now, Set<String> receivers, Function<Group, Flush> flush) {
        return transactions.inTransaction(session -> session.createNativeQuery(DUE, AlertGroupEntity.class)
                .setParameter("now", now)
                .setParameter("receivers", json(receivers))
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .transformToUni(group -> flush(session, group, flush, now))
                .map(Optional::ofNullable));
    }

    @Override
    public CompletionStage<List<String>> waiting(Instant dueBefore, Set<String> receivers) {
        return transactions.inSession(session -> session.createNativeQuery(WAITING, String.class)
                .setParameter("before", dueBefore)
                .setParameter("receivers", json(receivers))
                .getResultList());
    }

    @Override
    public CompletionStage<List<String>> endAbandoned(Instant dueBefore, Set<String> receivers) {
        return transactions.inTransaction(session -> session.createNativeQuery(ABANDONED, String.class)
                .setParameter("before", dueBefore)
                .setParameter("receivers", json(receivers))
                .getResultList()
                .map(ended -> ended.stream().distinct().sorted().toList()));
    }

    private static String json(Set<?> values) {
        return new JsonArray(List.copyOf(values)).encode();
    }

    private static Uni<List<Long>> flush(
            Mutiny.Session session, AlertGroupEntity group, Function<Group, Flush> flush, Instant now) {
        return session.createNativeQuery(MEMBERS, AlertEntity.class)
                .setParameter("group", Ids.of(group.id))
                .getResultList()
                .map(alerts -> flush.apply(group(group, alerts)))
                .chain(decided -> carryOut(session, group, decided, now));
    }

    private static Group group(AlertGroupEntity group, List<AlertEntity> alerts) {
        GroupSlot slot = new GroupSlot(
                group.groupKey,
                group.receiver,
                group.labels,
                Duration.ZERO,
                Duration.ofMillis(group.groupIntervalMs),
                Duration.ofMillis(group.repeatIntervalMs));
        return new Group(
                slot,
                SentJson.read(group.sent),
                alerts.stream().map(AlertEntity::toRecord).toList());
    }

    private static Uni<List<Long>> carryOut(
            Mutiny.Session session, AlertGroupEntity group, Flush decided, Instant now) {
        List<NoticeEntity> notices = decided.notices().stream()
                .map(notice -> NoticeEntity.of(group, notice, now))
                .toList();
        return session.persistAll(notices.toArray())
                .chain(() -> leave(session, group, decided))
                .chain(() -> move(session, group, decided))
                .chain(session::flush)
                .map(nothing -> notices.stream().map(n -> Ids.of(n.id)).toList());
    }

    private static Uni<Integer> leave(Mutiny.Session session, AlertGroupEntity group, Flush decided) {
        if (decided.done().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery(LEAVE)
                .setParameter("group", Ids.of(group.id))
                .setParameter("done", json(decided.done()))
                .executeUpdate();
    }

    private static Uni<Void> move(Mutiny.Session session, AlertGroupEntity group, Flush decided) {
        if (decided.next().isEmpty()) {
            return session.remove(group);
        }
        group.nextFlushAt = decided.next().get();
        group.sent = SentJson.write(decided.sent());
        return Uni.createFrom().voidItem();
    }
}
