package io.weir.storage.plugin;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.MemoryChanges;
import io.weir.analysis.MemoryStore;
import io.weir.analysis.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Rows of table analyzer_memory. */
@ApplicationScoped
public class PgMemories implements MemoryStore {

    private static final String OF = "select analyzer, maker, memory from analyzer_memory where pipeline_id = $1";
    private static final String KEEP = """
            insert into analyzer_memory (pipeline_id, analyzer, maker, memory, at) values ($1, $2, $3, $4, $5)
            on conflict (pipeline_id, analyzer) do update set maker = excluded.maker, memory = excluded.memory,
                at = excluded.at
            """;
    private static final String FORGET = "delete from analyzer_memory where pipeline_id = $1 and analyzer = $2";

    private final Pool pool;

    /** @param pool of connections */
    public PgMemories(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Map<String, Remembered>> of(long pipelineId) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(pipelineId))
                .map(rows -> {
                    Map<String, Remembered> all = new HashMap<>();
                    rows.forEach(row -> all.put(row.getString(0), new Remembered(row.getString(1), row.getString(2))));
                    return all;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> change(long pipelineId, Instant at, MemoryChanges changes) {
        OffsetDateTime end = at.atOffset(ZoneOffset.UTC);
        List<Tuple> kept = changes.kept().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Tuple.of(
                        pipelineId,
                        e.getKey(),
                        e.getValue().maker(),
                        e.getValue().text(),
                        end))
                .toList();
        List<Tuple> gone = changes.forgotten().stream()
                .sorted()
                .map(name -> Tuple.of(pipelineId, name))
                .toList();
        return pool.withTransaction(client -> batch(client, KEEP, kept).chain(() -> batch(client, FORGET, gone)))
                .subscribeAsCompletionStage();
    }

    private static Uni<Void> batch(SqlConnection client, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }
}
