package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.pipeline.Interval;
import io.weir.query.Columns;
import io.weir.query.SeriesKey;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a few series of each of several sources in one round trip: PostgreSQL picks the values out of the frames. */
final class NarrowFrames {

    /** Most series of a source that are read so; with more of them whole frames are cheaper. */
    static final int MOST_SERIES = 12;

    private static final String READ = """
        with want as materialized (
            select w.source_id, w.series_id from unnest($1::bigint[], $2::integer[]) as w (source_id, series_id)),
        place as materialized (
            select w.source_id, w.series_id, l.id as layout_id, array_position(l.series_ids, w.series_id) as slot
            from want w join layout l on l.source_id = w.source_id and w.series_id = any(l.series_ids))
        select p.source_id, p.series_id, v.at, v.value
        from place p cross join lateral (
            select array_send(array_agg(f.at)) as at, array_send(array_agg(f.values[p.slot])) as value
            from frame_readable f
            where f.source_id = p.source_id and f.layout_id = p.layout_id and f.at >= $3 and f.at <= $4) v
        where v.at is not null
        """;

    private final Pool pool;

    NarrowFrames(Pool pool) {
        this.pool = pool;
    }

    Uni<List<SourceColumns>> read(List<SourceRead> sources, Interval interval) {
        return pool.preparedQuery(READ).execute(parameters(sources, interval)).map(NarrowFrames::columns);
    }

    private static Tuple parameters(List<SourceRead> sources, Interval interval) {
        List<Long> sourceIds = new ArrayList<>();
        List<Integer> seriesIds = new ArrayList<>();
        for (SourceRead source : sources) {
            for (int series : source.seriesIds()) {
                sourceIds.add(source.sourceId());
                seriesIds.add(series);
            }
        }
        return Tuple.tuple()
                .addArrayOfLong(sourceIds.toArray(Long[]::new))
                .addArrayOfInteger(seriesIds.toArray(Integer[]::new))
                .addOffsetDateTime(interval.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(interval.to().atOffset(ZoneOffset.UTC));
    }

    private static List<SourceColumns> columns(RowSet<Row> rows) {
        Map<SeriesKey, SeriesParts> parts = new TreeMap<>();
        for (Row row : rows) {
            long[] at = new PgArray(row.getBuffer(2).getDelegate()).instants();
            double[] values = new PgArray(row.getBuffer(3).getDelegate()).doubles();
            parts.computeIfAbsent(new SeriesKey(row.getLong(0), row.getInteger(1)), key -> new SeriesParts())
                    .add(at, values);
        }
        Map<Long, List<Columns>> bySource = new LinkedHashMap<>();
        parts.forEach((key, series) ->
                bySource.computeIfAbsent(key.sourceId(), s -> new ArrayList<>()).add(series.columns(key.seriesId())));
        List<SourceColumns> columns = new ArrayList<>();
        bySource.forEach((source, all) -> columns.add(new SourceColumns(source, all)));
        return columns;
    }
}
