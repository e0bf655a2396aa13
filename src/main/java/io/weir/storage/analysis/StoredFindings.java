package io.weir.storage.analysis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.FindingChanges;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.Lease;
import io.weir.analysis.LeaseLostException;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny;

/** Findings and their suggestions in PostgreSQL. */
@ApplicationScoped
class StoredFindings implements FindingStore {

    private static final String OPEN = "from FindingEntity where pipelineId = ?1 and resolvedAt is null order by id";

    private static final String FORGET = """
            with forgotten as (
                update finding set resolved_at = ?2, resolved_why = 'unconfirmed'
                where resolved_at is null and last_seen < ?1
                returning pipeline_id)
            select distinct pipeline_id from forgotten order by pipeline_id
            """;

    private static final String SEEN = """
            with held as (select 1 from analysis_due where source_id = $3 and lease = $4),
            seen as (
                update finding set last_seen = greatest(last_seen, $2)
                where id = any($1) and resolved_at is null and exists (select 1 from held)
                returning 1)
            select (select count(*) from held), (select count(*) from seen)
            """;

    // The row of the lease stays as it is until the changes are committed: who would take the source passes it over.
    private static final String LOCK_UNDER_LEASE = """
            select p.id from pipeline p join analysis_due d on d.source_id = p.source_id
            where p.id = ?1 and d.source_id = ?2 and d.lease = ?3 for update of p for share of d
            """;

    private final Transactions transactions;
    private final Pool pool;
    private final Rewording rewording;

    StoredFindings(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
        this.rewording = new Rewording(pool);
    }

    @Override
    public CompletionStage<List<FindingRecord>> open(long pipelineId) {
        return transactions.inSession(
                session -> open(session, pipelineId).chain(found -> Suggestions.with(session, found)));
    }

    @Override
    public CompletionStage<List<FindingRecord>> apply(FindingChanges changes) {
        return transactions.inTransaction(
                session -> lock(session, changes.pipelineId()).chain(locked -> applied(session, changes)));
    }

    @Override
    public CompletionStage<List<FindingRecord>> apply(FindingChanges changes, Lease lease) {
        return transactions.inTransaction(session -> lock(session, changes.pipelineId(), lease)
                .invoke(locked -> refuseWhenEmpty(locked.size(), lease))
                .chain(locked -> applied(session, changes)));
    }

    /** What most analyses end with: one statement, and no entity for it. */
    @Override
    public CompletionStage<Boolean> seenAgain(List<Long> ids, Instant at, Lease lease) {
        Tuple seen = Tuple.of(ids.toArray(Long[]::new), at.atOffset(ZoneOffset.UTC), lease.sourceId(), lease.number());
        return pool.preparedQuery(SEEN)
                .execute(seen)
                .map(rows -> rows.iterator().next())
                .invoke(counts -> refuseWhenEmpty(counts.getLong(0).intValue(), lease))
                .map(counts -> counts.getLong(1) == ids.size())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> reword(List<FindingChanges.SeenAgain> again, Instant at, Lease lease) {
        return rewording.say(again, at, lease).subscribeAsCompletionStage();
    }

    private static void refuseWhenEmpty(int rows, Lease lease) {
        if (rows == 0) {
            throw new LeaseLostException(lease);
        }
    }

    private static Uni<List<FindingRecord>> applied(Mutiny.Session session, FindingChanges changes) {
        return open(session, changes.pipelineId())
                .chain(open -> new Application(session, changes, open).run())
                .chain(session::flush)
                .invoke(session::clear)
                .chain(done -> open(session, changes.pipelineId()))
                .chain(found -> Suggestions.with(session, found));
    }

    @Override
    public CompletionStage<List<Long>> forget(Instant seenBefore, Instant at) {
        return transactions.inTransaction(session -> session.createNativeQuery(FORGET, Long.class)
                .setParameter(1, seenBefore.atOffset(ZoneOffset.UTC))
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .getResultList());
    }

    @Override
    public CompletionStage<Page<FindingRecord>> search(FindingQuery query, PageRequest page) {
        return transactions.inSession(session -> Search.of(query)
                .page(session, page)
                .chain(found ->
                        Suggestions.with(session, found.items()).map(records -> new Page<>(records, found.next()))));
    }

    @Override
    public CompletionStage<Optional<FindingRecord>> find(long id) {
        return transactions.inSession(session -> session.find(FindingEntity.class, id)
                .chain(found -> Suggestions.with(session, found == null ? List.of() : List.of(found)))
                .map(records -> records.stream().findFirst()));
    }

    private static Uni<List<FindingEntity>> open(Mutiny.Session session, long pipelineId) {
        return session.createQuery(OPEN, FindingEntity.class)
                .setParameter(1, pipelineId)
                .getResultList();
    }

    /** Two analyses of one pipeline at a time must not both open the same finding. */
    private static Uni<List<Long>> lock(Mutiny.Session session, long pipelineId) {
        return session.createNativeQuery("select id from pipeline where id = ?1 for update", Long.class)
                .setParameter(1, pipelineId)
                .getResultList();
    }

    private static Uni<List<Long>> lock(Mutiny.Session session, long pipelineId, Lease lease) {
        return session.createNativeQuery(LOCK_UNDER_LEASE, Long.class)
                .setParameter(1, pipelineId)
                .setParameter(2, lease.sourceId())
                .setParameter(3, lease.number())
                .getResultList();
    }
}
