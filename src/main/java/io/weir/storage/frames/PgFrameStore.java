package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.StoreUnavailableException;
import io.weir.storage.PgFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps frames in PostgreSQL: a batch in one transaction, what is there already left as it is. */
@ApplicationScoped
public class PgFrameStore implements FrameStore {

    private static final String INSERT =
            "insert into frame (source_id, at, layout_id, values) values ($1, $2, $3, $4) on conflict do nothing";
    private static final int ROWS_AT_ONCE = 1_000;

    private final Pool pool;
    private final Partitions partitions;
    private final Catalog catalog;

    /**
     * @param pool of connections
     * @param partitions where frames lie
     * @param limits of sources, series and layouts
     */
    public PgFrameStore(Pool pool, Partitions partitions, IngestLimits limits) {
        this.pool = pool;
        this.partitions = partitions;
        this.catalog = new Catalog(pool, limits);
    }

    @Override
    public CompletionStage<Stored> store(List<DecodedFrame> frames) {
        return Uni.createFrom()
                .deferred(() -> catalog.places(frames))
                .map(places -> FrameRows.of(frames, places))
                .flatMap(rows -> partitions.ensure(rows.hours()).flatMap(nothing -> write(rows)))
                .onFailure(PgFailures::noPartition)
                .invoke(partitions::forget)
                .onFailure(PgFailures::mayPass)
                .transform(e -> new StoreUnavailableException("could not store " + frames.size() + " frames", e))
                .subscribeAsCompletionStage();
    }

    private Uni<Stored> write(FrameRows rows) {
        List<Tuple> tuples = rows.tuples();
        if (tuples.isEmpty()) {
            return Uni.createFrom().item(rows::stored);
        }
        return pool.withTransaction(client -> writeAll(client, tuples)).map(nothing -> rows.stored());
    }

    private static Uni<Void> writeAll(SqlConnection client, List<Tuple> tuples) {
        return Multi.createFrom()
                .iterable(tuples)
                .group()
                .intoLists()
                .of(ROWS_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(
                        some -> client.preparedQuery(INSERT).executeBatch(some).replaceWithVoid())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
