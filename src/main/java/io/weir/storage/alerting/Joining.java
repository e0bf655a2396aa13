package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.group.AlertStore.Router;
import io.weir.alerting.route.GroupSlot;
import io.weir.storage.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts firing alerts into groups that they are missing from, a page at a time; mostly none is, and nothing is locked. */
final class Joining {

    private static final int PAGE = 500;

    // In the order of the index of alerts that are not resolved, so that no page looks at the others.
    private static final String FIRING = """
            select %s, (
                select jsonb_agg(jsonb_build_array(g.receiver, g.group_key, g.group_interval_ms, g.repeat_interval_ms))
                from alert_group_member m join alert_group g on g.id = m.group_id where m.alert_id = a.id)
            from alert a
            where state <> 'RESOLVED' and state = 'FIRING' and (pipeline_id, fingerprint) > ($1, $2)
            order by pipeline_id, fingerprint limit %d
            """.formatted(AlertRow.COLUMNS, PAGE);

    private static final int GROUPS = 10;

    // Alerts before groups, as everywhere; and one that was resolved meanwhile joins nothing.
    private static final String LOCK = """
            select * from alert where state = 'FIRING' and id in (
                select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as bigint))
            order by id for share
            """;

    private final Transactions transactions;
    private final Pool pool;

    Joining(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    Uni<Void> join(Router router, Instant now) {
        return page(Long.MIN_VALUE, "", router, now);
    }

    private Uni<Void> page(long pipelineId, String fingerprint, Router router, Instant now) {
        return pool.preparedQuery(FIRING)
                .execute(Tuple.of(pipelineId, fingerprint))
                .map(Joining::list)
                .chain(rows -> join(missing(rows, router), router, now)
                        .chain(() -> rows.size() < PAGE ? Uni.createFrom().voidItem() : next(rows, router, now)));
    }

    private Uni<Void> next(List<Row> rows, Router router, Instant now) {
        AlertRecord last = AlertRow.record(rows.getLast(), 0);
        return page(last.pipelineId(), last.fingerprint(), router, now);
    }

    private static List<Row> list(Iterable<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private static List<Long> missing(List<Row> rows, Router router) {
        return rows.stream()
                .filter(row -> !groups(row.getJsonArray(GROUPS)).containsAll(wanted(AlertRow.record(row, 0), router)))
                .map(row -> row.getLong(0))
                .toList();
    }

    // With the times of the group, which follow the routing file.
    private static List<String> wanted(AlertRecord alert, Router router) {
        return router.slots(alert).stream().map(Joining::text).toList();
    }

    private static String text(GroupSlot slot) {
        return JsonArray.of(
                        slot.receiver(),
                        slot.key(),
                        slot.groupInterval().toMillis(),
                        slot.repeatInterval().toMillis())
                .encode();
    }

    private static List<String> groups(@Nullable JsonArray groups) {
        return groups == null
                ? List.of()
                : IntStream.range(0, groups.size())
                        .mapToObj(i -> groups.getJsonArray(i).encode())
                        .toList();
    }

    private Uni<Void> join(List<Long> ids, Router router, Instant now) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> transactions.inTransaction(session -> session.createNativeQuery(
                                LOCK, AlertEntity.class)
                        .setParameter("ids", new JsonArray(ids).encode())
                        .getResultList()
                        .chain(firing -> GroupRows.join(
                                session,
                                firing.stream().map(AlertEntity::toRecord).toList(),
                                router,
                                now))));
    }
}
