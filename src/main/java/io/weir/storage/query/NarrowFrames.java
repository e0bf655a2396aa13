package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.Statements;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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
        select p.source_id, p.series_id, p.layout_id, v.at, v.value
        from place p cross join lateral (
            select array_send(array_agg(f.at)) as at, array_send(array_agg(f.values[p.slot])) as value
            from frame_readable f
            where f.source_id = p.source_id and f.layout_id = p.layout_id and f.at >= $3 and f.at <= $4) v
        where v.at is not null
        """;

    private final Statements statements;

    NarrowFrames(Statements statements) {
        this.statements = statements;
    }

    Uni<List<ColumnPart>> read(Part part) {
        return statements.run(READ, parameters(part)).map(NarrowFrames::parts);
    }

    private static Tuple parameters(Part part) {
        return WantedSeries.of(part.sources())
                .addOffsetDateTime(part.interval().from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(part.interval().to().atOffset(ZoneOffset.UTC));
    }

    private static List<ColumnPart> parts(RowSet<Row> rows) {
        List<ColumnPart> parts = new ArrayList<>(rows.size());
        for (Row row : rows) {
            parts.add(new ColumnPart(
                    row.getLong(0),
                    row.getInteger(1),
                    row.getInteger(2),
                    new PgArray(row.getBuffer(3).getDelegate()).instants(),
                    new PgArray(row.getBuffer(4).getDelegate()).doubles()));
        }
        return parts;
    }
}
