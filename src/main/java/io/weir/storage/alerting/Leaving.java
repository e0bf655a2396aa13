package io.weir.storage.alerting;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.alerting.group.AlertStore.Router;
import io.weir.storage.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes alerts out of groups that are not theirs any more, each group for itself, so that no two replicas wait for each other. */
final class Leaving {

    private static final int PAGE = 500;

    private static final String MEMBERS = """
            select m.group_id, g.receiver, g.group_key, %s
            from alert_group_member m join alert_group g on g.id = m.group_id join alert a on a.id = m.alert_id
            where (m.group_id, m.alert_id) > ($1, $2) order by m.group_id, m.alert_id limit %d
            """.formatted(AlertRow.COLUMNS, PAGE);

    private static final int ALERT = 3;

    private static final String LOCK = "select id from alert_group where id = :group for update";

    // Nobody who was told of an alert is to miss its end.
    private static final String LEAVE = """
            delete from alert_group_member m using alert_group g, alert a
            where m.group_id = :group and g.id = m.group_id and a.id = m.alert_id and m.alert_id in (
                select cast(jsonb_array_elements_text(cast(cast(:alerts as text) as jsonb)) as bigint))
            and not exists (
                select 1 from jsonb_each(g.sent) told, jsonb_array_elements_text(told.value -> 'firing') firing
                where split_part(firing, ' ', 1) = a.fingerprint)
            """;

    private static final String END = """
            delete from alert_group g where id = :group
            and not exists (select 1 from alert_group_member m where m.group_id = g.id)
            """;

    // Locked in the order in which alerts join.
    private static final String GONE = """
            delete from alert_group where id in (
                select id from alert_group where receiver in (
                    select jsonb_array_elements_text(cast(cast(:gone as text) as jsonb)))
                order by group_key collate "C", receiver for update)
            """;

    private record Member(long groupId, long alertId) {}

    private final Transactions transactions;
    private final Pool pool;

    Leaving(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    Uni<Void> leave(Router router, Set<String> receivers, Set<String> gone) {
        return end(gone).chain(() -> page(new Member(Long.MIN_VALUE, Long.MIN_VALUE), router, receivers));
    }

    private Uni<Void> end(Set<String> gone) {
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return inTransaction(session -> session.createNativeQuery(GONE)
                .setParameter("gone", new JsonArray(List.copyOf(gone)).encode())
                .executeUpdate());
    }

    private Uni<Void> page(Member after, Router router, Set<String> receivers) {
        return pool.preparedQuery(MEMBERS)
                .execute(Tuple.of(after.groupId(), after.alertId()))
                .map(rows -> {
                    List<Row> list = new ArrayList<>();
                    rows.forEach(list::add);
                    return list;
                })
                .chain(rows -> leave(strangers(rows, router, receivers))
                        .chain(() -> rows.size() < PAGE
                                ? Uni.createFrom().voidItem()
                                : page(member(rows.getLast()), router, receivers)));
    }

    private static Map<Long, List<Long>> strangers(List<Row> rows, Router router, Set<String> receivers) {
        return rows.stream()
                .filter(row -> receivers.contains(row.getString(1)) && !belongs(row, router))
                .map(Leaving::member)
                .collect(Collectors.groupingBy(
                        Member::groupId, TreeMap::new, Collectors.mapping(Member::alertId, Collectors.toList())));
    }

    private static boolean belongs(Row row, Router router) {
        return router.slots(AlertRow.record(row, ALERT)).stream()
                .anyMatch(slot ->
                        slot.receiver().equals(row.getString(1)) && slot.key().equals(row.getString(2)));
    }

    private static Member member(Row row) {
        return new Member(row.getLong(0), row.getLong(ALERT));
    }

    private Uni<Void> leave(Map<Long, List<Long>> strangers) {
        return Multi.createFrom()
                .iterable(strangers.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> leave(group.getKey(), group.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    // What was told is looked at under the lock: a flush may be telling of it just now.
    private Uni<Void> leave(long group, List<Long> alerts) {
        return inTransaction(session -> session.createNativeQuery(LOCK, Long.class)
                .setParameter("group", group)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(LEAVE)
                        .setParameter("group", group)
                        .setParameter("alerts", new JsonArray(alerts).encode())
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(END)
                        .setParameter("group", group)
                        .executeUpdate()));
    }

    private Uni<Void> inTransaction(Function<Mutiny.Session, Uni<Integer>> work) {
        return Uni.createFrom()
                .completionStage(() -> transactions.inTransaction(work))
                .replaceWithVoid();
    }
}
