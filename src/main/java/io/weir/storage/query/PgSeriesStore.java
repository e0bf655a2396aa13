package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.weir.api.pipeline.Interval;
import io.weir.query.Found;
import io.weir.query.Resolution;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import io.weir.query.SeriesStore;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Finds and reads series in PostgreSQL. */
@ApplicationScoped
public class PgSeriesStore implements SeriesStore {

    private final Statements statements;
    private final FrameReach reach;
    private final TieredSamples samples;
    private final TieredRollups rollups;

    PgSeriesStore(QueryPool pool) {
        this.statements = new Statements(pool.queries());
        this.reach = new FrameReach(statements);
        this.samples = new TieredSamples(statements);
        this.rollups = new TieredRollups(samples, statements);
    }

    @Override
    public CompletionStage<Found> find(Selector selector, Interval interval, SeriesKey after, int limit) {
        SelectorSql sql = SelectorSql.of(selector, after, limit + 1);
        return statements
                .run(sql.text(), sql.parameters())
                .map(rows -> FoundRows.found(rows, limit))
                .onFailure()
                .transform(StoreFailures::told)
                .subscribeAsCompletionStage();
    }

    @Override
    public Flow.Publisher<SourceColumns> read(List<SourceRead> sources, Interval interval, Resolution resolution) {
        Multi<SourceColumns> columns = resolution == Resolution.RAW
                ? reach.isHot(interval.from()).onItem().transformToMulti(hot -> samples.read(sources, interval, hot))
                : rollups.read(sources, interval, resolution);
        return columns.onFailure().transform(StoreFailures::told);
    }
}
