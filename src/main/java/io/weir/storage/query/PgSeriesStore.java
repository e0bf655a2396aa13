package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.api.pipeline.Interval;
import io.weir.query.Found;
import io.weir.query.Resolution;
import io.weir.query.Rollups;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import io.weir.query.SeriesStore;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Finds and reads series in PostgreSQL. */
@ApplicationScoped
public class PgSeriesStore implements SeriesStore {

    private final Pool pool;
    private final FrameSource frames;

    /** @param pool of connections */
    public PgSeriesStore(Pool pool) {
        this.pool = pool;
        this.frames = new FrameSource(pool);
    }

    @Override
    public CompletionStage<Found> find(Selector selector, Interval interval, SeriesKey after, int limit) {
        SelectorSql sql = SelectorSql.of(selector, after, limit + 1);
        return pool.preparedQuery(sql.text())
                .execute(sql.parameters())
                .map(rows -> FoundRows.found(rows, limit))
                .onFailure()
                .transform(StoreFailures::told)
                .subscribeAsCompletionStage();
    }

    @Override
    public Flow.Publisher<SourceColumns> read(List<SourceRead> sources, Interval interval, Resolution resolution) {
        Multi<SourceColumns> columns =
                resolution == Resolution.RAW ? frames.read(sources, interval) : rolledUp(sources, interval, resolution);
        return columns.onFailure().transform(StoreFailures::told);
    }

    private Multi<SourceColumns> rolledUp(List<SourceRead> sources, Interval interval, Resolution resolution) {
        Rollups rollups = new Rollups(resolution, interval);
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToMultiAndConcatenate(source -> frames.read(List.of(source), rollups.samples())
                        .collect()
                        .in(ArrayList<SourceColumns>::new, List::add)
                        .map(pieces -> rollups.of(source.sourceId(), pieces))
                        .toMulti());
    }
}
