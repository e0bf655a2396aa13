package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.pipeline.Interval;
import io.weir.query.Columns;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        select p.source_id, p.series_id, array_send(array_agg(f.at order by f.at, f.layout_id)),
            array_send(array_agg(f.values[p.slot] order by f.at, f.layout_id))
        from place p join frame f on f.source_id = p.source_id and f.layout_id = p.layout_id
        where f.at >= $3 and f.at <= $4
        group by p.source_id, p.series_id order by p.source_id, p.series_id
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
        Map<Long, List<Columns>> bySource = new LinkedHashMap<>();
        for (Row row : rows) {
            long[] at = new PgArray(row.getBuffer(2).getDelegate()).instants();
            double[] values = new PgArray(row.getBuffer(3).getDelegate()).doubles();
            bySource.computeIfAbsent(row.getLong(0), s -> new ArrayList<>()).add(once(row.getInteger(1), at, values));
        }
        List<SourceColumns> columns = new ArrayList<>();
        bySource.forEach((source, all) -> columns.add(new SourceColumns(source, all)));
        return columns;
    }

    /** A series of several layouts may have two values at one instant: one that is there beats a gap. */
    static Columns once(int seriesId, long[] at, double[] values) {
        int n = 0;
        for (int i = 0; i < at.length; i++) {
            if (n > 0 && at[n - 1] == at[i]) {
                values[n - 1] = Double.isNaN(values[n - 1]) ? values[i] : values[n - 1];
            } else {
                at[n] = at[i];
                values[n++] = values[i];
            }
        }
        return n == at.length
                ? new Columns.Raw(seriesId, at, values)
                : new Columns.Raw(seriesId, Arrays.copyOf(at, n), Arrays.copyOf(values, n));
    }
}
