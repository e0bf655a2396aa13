package io.weir.storage.analysis;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
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

/** Pipelines in PostgreSQL. */
@ApplicationScoped
class StoredPipelines implements PipelineStore {

    /** One statement, so that replicas that see a new pipeline at the same instant agree on one row. */
    private static final String UPSERT = """
            insert into pipeline (source_id, name, adapter, engine, model, first_seen, last_seen)
            values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, $6)
            on conflict (source_id, name) do update
            set adapter = excluded.adapter, engine = excluded.engine, model = excluded.model,
                silent_since = null,
                last_seen = greatest(pipeline.last_seen, excluded.last_seen)
            returning id, first_seen, last_seen, (select s.name from source s where s.id = source_id)
            """;

    private final Transactions transactions;
    private final Pool pool;

    StoredPipelines(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Every analysis may come here: so without an entity. */
    @Override
    public CompletionStage<PipelineRecord> save(long sourceId, String adapter, Pipeline pipeline, Instant seen) {
        Tuple said = Tuple.tuple()
                .addLong(sourceId)
                .addString(pipeline.name())
                .addString(adapter)
                .addString(pipeline.engine())
                .addString(Json.of(pipeline))
                .addOffsetDateTime(seen.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(UPSERT)
                .execute(said)
                .map(rows -> record(sourceId, adapter, pipeline, rows.iterator().next()))
                .subscribeAsCompletionStage();
    }

    private static PipelineRecord record(long sourceId, String adapter, Pipeline pipeline, Row row) {
        return new PipelineRecord(
                row.getLong(0),
                sourceId,
                row.getString(3),
                adapter,
                pipeline,
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant());
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

    private static Page<PipelineRecord> page(List<PipelineEntity> found, int limit) {
        boolean more = found.size() > limit;
        List<PipelineRecord> items =
                found.stream().limit(limit).map(PipelineEntity::toRecord).toList();
        return new Page<>(items, more ? OptionalLong.of(items.getLast().id()) : OptionalLong.empty());
    }
}
