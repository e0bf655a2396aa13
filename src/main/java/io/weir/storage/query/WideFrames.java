package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.pipeline.Interval;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads many series of one source: whole frames, some at a time, in the order of time. */
final class WideFrames {

    private static final String FRAMES =
            "select timestamptz_send(at), layout_id, array_send(values) from frame_readable"
                    + " where source_id = $1 and at >= $2 and at <= $3 and layout_id = any($4) order by at, layout_id limit $5";

    private static final int VALUES_AT_ONCE = 2_000_000;
    // More than a source has layouts, so that those of one instant fit into one piece.
    private static final int LEAST_ROWS = 2_000;
    private static final int MOST_ROWS = 20_000;

    private final Statements statements;

    WideFrames(Statements statements) {
        this.statements = statements;
    }

    /** @param layouts those that hold wanted series, with the numbers of theirs */
    Uni<List<ColumnPart>> read(SourceRead source, Interval interval, Map<Integer, Integer[]> layouts) {
        if (layouts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int width = layouts.values().stream().mapToInt(ids -> ids.length).max().orElse(1);
        int rows = Math.clamp(VALUES_AT_ONCE / Math.max(1, width), LEAST_ROWS, MOST_ROWS);
        return Multi.createBy()
                .repeating()
                .uni(() -> new Progress(interval), progress -> piece(source, layouts, rows, progress))
                .whilst(Piece::more)
                .collect()
                .in(ArrayList<ColumnPart>::new, (all, piece) -> all.addAll(piece.parts()))
                .map(all -> all);
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

    private record Piece(List<ColumnPart> parts, boolean more) {}

    private Uni<Piece> piece(SourceRead source, Map<Integer, Integer[]> layouts, int most, Progress progress) {
        Tuple parameters = Tuple.tuple()
                .addLong(source.sourceId())
                .addOffsetDateTime(progress.from.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(progress.to.atOffset(ZoneOffset.UTC))
                .addArrayOfInteger(layouts.keySet().toArray(Integer[]::new))
                .addInteger(most);
        return statements.run(FRAMES, parameters).map(rows -> {
            boolean more = rows.size() == most;
            FramePiece piece = new FramePiece(source, layouts);
            rows.forEach(row -> piece.add(
                    PgArray.instant(row.getBuffer(0).getDelegate()),
                    row.getInteger(1),
                    new PgArray(row.getBuffer(2).getDelegate())));
            if (more) {
                // Frames of the last instant may have been cut off: it is read again.
                progress.from = Instant.ofEpochMilli(piece.dropLast());
            }
            return new Piece(piece.parts(), more);
        });
    }
}
