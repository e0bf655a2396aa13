package io.weir.storage.analysis;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.PipelineStore;
import io.weir.api.pipeline.Pipeline;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pipelines in PostgreSQL. */
@ApplicationScoped
class StoredPipelines implements PipelineStore {

    /** One statement, so that replicas that see a new pipeline at the same instant agree on one row. */
    private static final String UPSERT = """
            insert into pipeline (source_id, name, adapter, engine, model, first_seen, last_seen)
            values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb), ?6, ?6)
            on conflict (source_id, name) do update
            set adapter = excluded.adapter, engine = excluded.engine, model = excluded.model,
                silent_since = null,
                last_seen = greatest(pipeline.last_seen, excluded.last_seen)
            """;

    private final Transactions transactions;

    StoredPipelines(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CompletionStage<PipelineRecord> save(long sourceId, String adapter, Pipeline pipeline, Instant seen) {
        return transactions.inTransaction(session -> upsert(session, sourceId, adapter, pipeline, seen)
                .chain(rows -> session.createQuery(
                                "from PipelineEntity where sourceId = ?1 and name = ?2", PipelineEntity.class)
                        .setParameter(1, sourceId)
                        .setParameter(2, pipeline.name())
                        .getSingleResult())
                .map(PipelineEntity::toRecord));
    }

    @Override
    public CompletionStage<Page<PipelineRecord>> list(PageRequest page) {
        return transactions.inSession(
                session -> session.createQuery("from PipelineEntity where id > ?1 order by id", PipelineEntity.class)
                        .setParameter(1, page.after())
                        .setMaxResults(page.limit() + 1)
                        .getResultList()
                        .map(found -> page(found, page.limit())));
    }

    @Override
    public CompletionStage<Optional<PipelineRecord>> find(long id) {
        return transactions.inSession(session -> session.find(PipelineEntity.class, id)
                .map(found -> Optional.ofNullable(found).map(PipelineEntity::toRecord)));
    }

    private static Uni<Integer> upsert(
            Mutiny.Session session, long sourceId, String adapter, Pipeline pipeline, Instant seen) {
        return session.createNativeQuery(UPSERT)
                .setParameter(1, sourceId)
                .setParameter(2, pipeline.name())
                .setParameter(3, adapter)
                .setParameter(4, pipeline.engine())
                .setParameter(5, Json.of(pipeline))
                .setParameter(6, seen.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static Page<PipelineRecord> page(List<PipelineEntity> found, int limit) {
        boolean more = found.size() > limit;
        List<PipelineRecord> items =
                found.stream().limit(limit).map(PipelineEntity::toRecord).toList();
        return new Page<>(items, more ? OptionalLong.of(items.getLast().id()) : OptionalLong.empty());
    }
}
