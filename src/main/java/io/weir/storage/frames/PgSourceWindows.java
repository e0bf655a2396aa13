package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.SourceWindows;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads frames back as series. */
@ApplicationScoped
public class PgSourceWindows implements SourceWindows {

    private static final String SOURCE = "select name, attributes from source where id = $1";
    private static final String FRAMES = "select at, layout_id, values from frame"
            + " where source_id = $1 and at >= $2 and at <= $3 order by at, layout_id";
    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and id = any($2)";
    private static final String SERIES = "select id, name, labels, kind, unit from series where source_id = $1"
            + " and id in (select unnest(series_ids) from layout where source_id = $1 and id = any($2))";
    private static final String LATEST = "select at from frame where source_id = $1 order by at desc limit 1";

    private final Pool pool;

    /** @param pool of connections */
    public PgSourceWindows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<NativeWindow> read(long sourceId, Interval interval) {
        return Uni.combine()
                .all()
                .unis(query(SOURCE, Tuple.of(sourceId)), series(sourceId, interval))
                .with((source, series) -> window(source, interval, series))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Instant>> latest(long sourceId) {
        return query(LATEST, Tuple.of(sourceId))
                .map(rows -> rows.size() == 0
                        ? Optional.<Instant>empty()
                        : Optional.of(
                                rows.iterator().next().getOffsetDateTime(0).toInstant()))
                .subscribeAsCompletionStage();
    }

    private Uni<List<NativeSeries>> series(long sourceId, Interval interval) {
        Tuple span = Tuple.of(sourceId, utc(interval.from()), utc(interval.to()));
        return query(FRAMES, span).flatMap(rows -> {
            FrameColumns columns = new FrameColumns();
            rows.forEach(row -> columns.add(
                    row.getOffsetDateTime(0).toInstant().toEpochMilli(), row.getInteger(1), row.getArrayOfDoubles(2)));
            return columns.isEmpty() ? Uni.createFrom().item(List.of()) : named(sourceId, columns);
        });
    }

    private Uni<List<NativeSeries>> named(long sourceId, FrameColumns columns) {
        Tuple ids = Tuple.tuple().addLong(sourceId).addArrayOfInteger(columns.layoutIds());
        return Uni.combine()
                .all()
                .unis(query(LAYOUTS, ids), query(SERIES, ids))
                .with((layouts, series) -> columns.series(seriesIds(layouts), identities(series)));
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static Map<Integer, Integer[]> seriesIds(RowSet<Row> layouts) {
        Map<Integer, Integer[]> result = new HashMap<>();
        layouts.forEach(row -> result.put(row.getInteger(0), row.getArrayOfIntegers(1)));
        return result;
    }

    private static Map<Integer, FrameColumns.Identity> identities(RowSet<Row> series) {
        Map<Integer, FrameColumns.Identity> result = new HashMap<>();
        series.forEach(row -> result.put(
                row.getInteger(0),
                new FrameColumns.Identity(
                        row.getString(1),
                        texts(row.getJsonObject(2)),
                        NativeSeries.Kind.valueOf(row.getString(3)),
                        row.getString(4))));
        return result;
    }

    private static NativeWindow window(RowSet<Row> source, Interval interval, List<NativeSeries> series) {
        if (source.size() == 0) {
            return new NativeWindow("", Map.of(), interval, List.of(), NativeSettings.NONE);
        }
        Row row = source.iterator().next();
        return new NativeWindow(row.getString(0), texts(row.getJsonObject(1)), interval, series, NativeSettings.NONE);
    }

    private static Map<String, String> texts(@Nullable JsonObject object) {
        Map<String, String> result = new HashMap<>();
        if (object != null) {
            object.forEach(entry -> result.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        return result;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
