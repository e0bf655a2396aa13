package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.group.AlertChanges;
import io.weir.alerting.group.AlertStore;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Alerts as entities; one transaction for each step of a pipeline. */
@ApplicationScoped
class StoredAlerts implements AlertStore {

    private static final String ACTIVE = """
            select * from alert where pipeline_id = :pipeline and state <> 'RESOLVED' order by id for update
            """;

    private final Transactions transactions;
    private final ActiveAlerts active;
    private final Joining joining;
    private final Leaving leaving;

    StoredAlerts(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.active = new ActiveAlerts(pool);
        this.joining = new Joining(transactions, pool);
        this.leaving = new Leaving(transactions, pool);
    }

    @Override
    public CompletionStage<List<AlertRecord>> advance(
            long pipelineId, Function<List<AlertRecord>, AlertChanges> step, Router router, Instant now) {
        // Most analyses change nothing, and who changes nothing needs neither a lock nor a commit.
        return active.of(pipelineId)
                .map(step)
                .flatMap(changes -> changes.isEmpty()
                        ? Uni.createFrom().item(List.<AlertRecord>of())
                        : Uni.createFrom().completionStage(() -> change(pipelineId, step, router, now)))
                .subscribeAsCompletionStage();
    }

    private CompletionStage<List<AlertRecord>> change(
            long pipelineId, Function<List<AlertRecord>, AlertChanges> step, Router router, Instant now) {
        return transactions.inTransaction(session -> session.createNativeQuery(ACTIVE, AlertEntity.class)
                .setParameter("pipeline", pipelineId)
                .getResultList()
                .chain(locked -> carryOut(session, locked, step.apply(records(locked)), router, now)));
    }

    private static Uni<List<AlertRecord>> carryOut(
            Mutiny.Session session, List<AlertEntity> active, AlertChanges changes, Router router, Instant now) {
        Map<Long, AlertEntity> byId = active.stream().collect(Collectors.toMap(a -> Ids.of(a.id), a -> a));
        Stream.concat(changes.moved().stream(), changes.reworded().stream())
                .forEach(alert -> become(byId.get(alert.id()), alert));
        Object[] dropped =
                changes.dropped().stream().map(alert -> byId.get(alert.id())).toArray();
        List<AlertEntity> opened =
                changes.opened().stream().map(AlertEntity::of).toList();
        return session.persistAll(opened.toArray())
                .chain(() -> session.removeAll(dropped))
                .chain(session::flush)
                .map(nothing -> changed(changes, opened))
                .call(changed -> GroupRows.join(session, firing(changed), router, now));
    }

    private static void become(@Nullable AlertEntity entity, AlertRecord alert) {
        if (entity == null) {
            throw new IllegalStateException("no active alert " + alert.id());
        }
        entity.become(alert);
    }

    private static List<AlertRecord> changed(AlertChanges changes, List<AlertEntity> opened) {
        List<AlertRecord> changed = new ArrayList<>(records(opened));
        changed.addAll(changes.moved());
        changed.addAll(changes.dropped());
        return changed;
    }

    private static List<AlertRecord> firing(List<AlertRecord> alerts) {
        return alerts.stream().filter(a -> a.state() == AlertState.FIRING).toList();
    }

    @Override
    public CompletionStage<Void> join(Router router, Instant now) {
        return joining.join(router, now).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> leave(Router router, Set<String> receivers, Set<String> gone) {
        return leaving.leave(router, receivers, gone).subscribeAsCompletionStage();
    }

    private static List<AlertRecord> records(List<AlertEntity> entities) {
        return entities.stream().map(AlertEntity::toRecord).toList();
    }
}
