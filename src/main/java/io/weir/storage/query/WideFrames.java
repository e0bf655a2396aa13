package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.pipeline.Interval;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads many series of one source: whole frames, some at a time, in the order of time. */
final class WideFrames {

    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and series_ids && $2";
    private static final String FRAMES =
            "select timestamptz_send(at), layout_id, array_send(values) from frame_readable"
                    + " where source_id = $1 and at >= $2 and at <= $3 and layout_id = any($4) order by at, layout_id limit $5";

    private static final int VALUES_AT_ONCE = 2_000_000;
    // More than a source has layouts, so that those of one instant fit into one piece.
    private static final int LEAST_ROWS = 2_000;
    private static final int MOST_ROWS = 20_000;

    private final Pool pool;

    WideFrames(Pool pool) {
        this.pool = pool;
    }

    Multi<SourceColumns> read(SourceRead source, Interval interval) {
        Tuple parameters = Tuple.of(source.sourceId()).addArrayOfInteger(boxed(source.seriesIds()));
        return pool.preparedQuery(LAYOUTS)
                .execute(parameters)
                .map(WideFrames::layouts)
                .onItem()
                .transformToMulti(
                        layouts -> layouts.isEmpty() ? Multi.createFrom().empty() : pieces(source, interval, layouts));
    }

    private Multi<SourceColumns> pieces(SourceRead source, Interval interval, Map<Integer, Integer[]> layouts) {
        int width = layouts.values().stream().mapToInt(ids -> ids.length).max().orElse(1);
        int rows = Math.clamp(VALUES_AT_ONCE / Math.max(1, width), LEAST_ROWS, MOST_ROWS);
        return Multi.createBy()
                .repeating()
                .uni(() -> new Progress(interval), progress -> piece(source, layouts, rows, progress))
                .whilst(Piece::more)
                .map(Piece::columns)
                .filter(columns -> !columns.columns().isEmpty());
    }

    /** How far the reading is. */
    private static final class Progress {
        private Instant from;
        private final Instant to;

        Progress(Interval interval) {
            this.from = interval.from();
            this.to = interval.to();
        }
    }

    private record Piece(SourceColumns columns, boolean more) {}

    private Uni<Piece> piece(SourceRead source, Map<Integer, Integer[]> layouts, int most, Progress progress) {
        Tuple parameters = Tuple.tuple()
                .addLong(source.sourceId())
                .addOffsetDateTime(progress.from.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(progress.to.atOffset(ZoneOffset.UTC))
                .addArrayOfInteger(layouts.keySet().toArray(Integer[]::new))
                .addInteger(most);
        return pool.preparedQuery(FRAMES).execute(parameters).map(rows -> {
            boolean more = rows.size() == most;
            FramePiece piece = new FramePiece(source.seriesIds(), layouts);
            rows.forEach(row -> piece.add(
                    PgArray.instant(row.getBuffer(0).getDelegate()),
                    row.getInteger(1),
                    new PgArray(row.getBuffer(2).getDelegate())));
            if (more) {
                // Frames of the last instant may have been cut off: it is read again.
                progress.from = Instant.ofEpochMilli(piece.dropLast());
            }
            return new Piece(new SourceColumns(source.sourceId(), piece.columns()), more);
        });
    }

    private static Map<Integer, Integer[]> layouts(RowSet<Row> rows) {
        Map<Integer, Integer[]> layouts = new HashMap<>();
        rows.forEach(row -> layouts.put(row.getInteger(0), row.getArrayOfIntegers(1)));
        return layouts;
    }

    private static Integer[] boxed(int[] ids) {
        return Arrays.stream(ids).boxed().toArray(Integer[]::new);
    }
}
