package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.SourceWindows;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.storage.codec.Section;
import io.weir.storage.tiers.SeriesColumn;
import io.weir.storage.tiers.TierReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads back as series what was written as frames, whichever tier holds it. */
@ApplicationScoped
public class PgSourceWindows implements SourceWindows {

    // A frame that came late may be older than the newest block.
    private static final String LATEST = "select greatest("
            + "(select at from frame where source_id = $1 order by at desc limit 1),"
            + " (select at from frame_sealed where source_id = $1 order by at desc limit 1),"
            + " (select last_at from block where source_id = $1 order by until desc limit 1)), "
            + WindowSettings.COLUMN;

    private final Pool pool;
    private final TierReader tiers;
    private final WindowNames names;
    private final WindowSettings settings;

    /**
     * @param pool of connections
     * @param clock of the wall
     */
    public PgSourceWindows(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.tiers = new TierReader(pool, clock);
        this.names = new WindowNames(pool);
        this.settings = new WindowSettings(pool);
    }

    @Override
    public CompletionStage<NativeWindow> read(long sourceId, Interval interval) {
        return tiers.read(
                        sourceId, interval.from().toEpochMilli(), interval.to().toEpochMilli())
                .flatMap(sections -> names.of(sourceId, sections)
                        .flatMap(named ->
                                settings.of(sourceId).map(configured -> window(interval, sections, named, configured))))
                .subscribeAsCompletionStage();
    }

    private static NativeWindow window(
            Interval interval, List<Section> sections, WindowNames.Names named, NativeSettings configured) {
        List<NativeSeries> series = new ArrayList<>();
        for (SeriesColumn column : SeriesColumn.of(sections, named.layouts())) {
            WindowNames.Identity identity = named.series().get(column.seriesId());
            if (identity != null) {
                series.add(identity.series(column));
            }
        }
        return new NativeWindow(named.source(), named.attributes(), interval, series, configured);
    }

    @Override
    public CompletionStage<Optional<Instant>> latest(long sourceId) {
        return query(LATEST, Tuple.of(sourceId))
                .map(rows -> latest(sourceId, rows.iterator().next()))
                .subscribeAsCompletionStage();
    }

    private Optional<Instant> latest(long sourceId, Row row) {
        settings.bring(sourceId, row.getJsonObject(1));
        return Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant);
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
