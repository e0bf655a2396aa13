package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Overruns;
import io.weir.ingest.StoreUnavailableException;
import io.weir.storage.PgFailures;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** Keeps frames in PostgreSQL: batches in one transaction, what is there already left as it is. */
@ApplicationScoped
public class PgFrameStore implements FrameStore {

    private final Partitions partitions;
    private final Overruns overruns;
    private final Catalog catalog;
    private final WriteThreads threads;
    private final FrameWriter writer;

    /**
     * @param pool of connections, to find places
     * @param source of connections, to write
     * @param partitions where frames lie
     * @param limits of sources, series and layouts
     * @param overruns gets what goes beyond, once the rest is stored
     * @param clock of the wall
     */
    public PgFrameStore(
            Pool pool,
            DataSource source,
            Partitions partitions,
            IngestLimits limits,
            Overruns overruns,
            InstantSource clock) {
        this.partitions = partitions;
        this.overruns = overruns;
        this.catalog = new Catalog(pool, limits, clock::millis);
        this.threads = new WriteThreads();
        this.writer = new FrameWriter(source, threads.executor(), WriteThreads.MOST);
    }

    @Override
    public CompletionStage<Stored> store(List<DecodedFrame> frames) {
        return Uni.createFrom()
                .deferred(() -> catalog.places(frames))
                .map(places -> FrameRows.of(frames, places))
                .flatMap(rows -> writeInPlace(rows).invoke(() -> rows.count(overruns)))
                .onFailure(PgFailures::mayPass)
                .transform(e -> new StoreUnavailableException("could not store " + frames.size() + " frames", e))
                .subscribeAsCompletionStage();
    }

    /** An hour may be sealed between the look and the write: then its partition is made anew, once. */
    private Uni<Stored> writeInPlace(FrameRows rows) {
        return Uni.createFrom()
                .deferred(() -> partitions.ensure(rows.hours()).flatMap(nothing -> write(rows)))
                .onFailure(PgFailures::noPartition)
                .invoke(partitions::forget)
                .onFailure(PgFailures::noPartition)
                .retry()
                .atMost(1);
    }

    private Uni<Stored> write(FrameRows rows) {
        return rows.rows().isEmpty()
                ? Uni.createFrom().item(() -> rows.stored(Set.of()))
                : Uni.createFrom().completionStage(() -> writer.write(rows));
    }

    @PreDestroy
    void stop() {
        threads.stop();
    }
}
