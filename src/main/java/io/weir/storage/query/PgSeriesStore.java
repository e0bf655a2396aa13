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
import io.weir.storage.tiers.RollupReader;
import io.weir.storage.tiers.TierReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Finds and reads series in PostgreSQL. */
@ApplicationScoped
public class PgSeriesStore implements SeriesStore {

    private final Pool pool;
    private final FrameSource frames;
    private final TierReader tiers;
    private final TieredSamples samples;
    private final TieredRollups rollups;

    /** @param pool of connections */
    public PgSeriesStore(Pool pool) {
        this.pool = pool;
        this.frames = new FrameSource(pool);
        this.tiers = new TierReader(pool);
        this.samples = new TieredSamples(tiers);
        this.rollups = new TieredRollups(tiers, new RollupReader(pool));
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
        return tiers.isHot(start(interval, resolution))
                .onItem()
                .transformToMulti(
                        hot -> hot ? ofFrames(sources, interval, resolution) : ofTiers(sources, interval, resolution))
                .onFailure()
                .transform(StoreFailures::told);
    }

    /** The earliest sample that counts. */
    private static Instant start(Interval interval, Resolution resolution) {
        return resolution == Resolution.RAW
                ? interval.from()
                : new Rollups(resolution, interval).samples().from();
    }

    private Multi<SourceColumns> ofTiers(List<SourceRead> sources, Interval interval, Resolution resolution) {
        return resolution == Resolution.RAW
                ? samples.read(sources, interval)
                : rollups.read(sources, interval, resolution);
    }

    // Without a look at blocks, and several sources at a time.
    private Multi<SourceColumns> ofFrames(List<SourceRead> sources, Interval interval, Resolution resolution) {
        return resolution == Resolution.RAW ? frames.read(sources, interval) : rolledUp(sources, interval, resolution);
    }

    private Multi<SourceColumns> rolledUp(List<SourceRead> sources, Interval interval, Resolution resolution) {
        Rollups wanted = new Rollups(resolution, interval);
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToMultiAndConcatenate(source -> frames.read(List.of(source), wanted.samples())
                        .collect()
                        .in(ArrayList<SourceColumns>::new, List::add)
                        .map(pieces -> wanted.of(source.sourceId(), pieces))
                        .toMulti());
    }
}
