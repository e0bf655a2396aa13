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
import io.weir.storage.codec.Section;
import io.weir.storage.tiers.SeriesColumn;
import io.weir.storage.tiers.TierReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads back as series what was written as frames, whichever tier holds it. */
@ApplicationScoped
public class PgSourceWindows implements SourceWindows {

    private static final String SOURCE = "select name, attributes from source where id = $1";
    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and id = any($2)";
    private static final String SERIES = "select id, name, labels, kind, unit from series where source_id = $1"
            + " and id in (select unnest(series_ids) from layout where source_id = $1 and id = any($2))";
    // A frame that came late may be older than the newest block.
    private static final String LATEST = "select greatest("
            + "(select at from frame where source_id = $1 order by at desc limit 1),"
            + " (select at from frame_sealed where source_id = $1 order by at desc limit 1),"
            + " (select last_at from block where source_id = $1 order by until desc limit 1))";

    private final Pool pool;
    private final TierReader tiers;

    /** @param pool of connections */
    public PgSourceWindows(Pool pool) {
        this.pool = pool;
        this.tiers = new TierReader(pool);
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
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant))
                .subscribeAsCompletionStage();
    }

    private Uni<List<NativeSeries>> series(long sourceId, Interval interval) {
        return tiers.read(
                        sourceId, interval.from().toEpochMilli(), interval.to().toEpochMilli())
                .flatMap(sections -> sections.isEmpty() ? Uni.createFrom().item(List.of()) : named(sourceId, sections));
    }

    private Uni<List<NativeSeries>> named(long sourceId, List<Section> sections) {
        Integer[] layoutIds = sections.stream().map(Section::layoutId).toArray(Integer[]::new);
        Tuple ids = Tuple.tuple().addLong(sourceId).addArrayOfInteger(layoutIds);
        return Uni.combine()
                .all()
                .unis(query(LAYOUTS, ids), query(SERIES, ids))
                .with((layouts, series) -> series(SeriesColumn.of(sections, seriesIds(layouts)), identities(series)));
    }

    private static List<NativeSeries> series(List<SeriesColumn> columns, Map<Integer, Identity> identities) {
        List<NativeSeries> result = new ArrayList<>(columns.size());
        for (SeriesColumn column : columns) {
            Identity identity = identities.get(column.seriesId());
            if (identity != null) {
                result.add(identity.series(column));
            }
        }
        return result;
    }

    /** What a series is called. */
    private record Identity(String name, Map<String, String> labels, NativeSeries.Kind kind, String unit) {
        NativeSeries series(SeriesColumn column) {
            return new NativeSeries(name, labels, kind, unit, column.at(), column.values());
        }
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static Map<Integer, int[]> seriesIds(RowSet<Row> layouts) {
        Map<Integer, int[]> result = new HashMap<>();
        layouts.forEach(row -> result.put(row.getInteger(0), ints(row.getArrayOfIntegers(1))));
        return result;
    }

    private static Map<Integer, Identity> identities(RowSet<Row> series) {
        Map<Integer, Identity> result = new HashMap<>();
        series.forEach(row -> result.put(
                row.getInteger(0),
                new Identity(
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

    private static int[] ints(Integer[] boxed) {
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
}
