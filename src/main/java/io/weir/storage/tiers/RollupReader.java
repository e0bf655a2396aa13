package io.weir.storage.tiers;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.Columns;
import io.weir.query.Resolution;
import io.weir.storage.codec.RollupCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is rolled up, and says what is not. Never blocks; safe for use by several threads. */
public final class RollupReader {

    // With frames that are not in blocks yet; the rollups of that hour and of the next do not know them.
    private static final String PENDING =
            "select distinct weir_hour(at) from frame_readable" + " where source_id = $1 and at > $2 and at <= $3";
    private static final String MINUTES = "select until, directory, data from rollup_minute"
            + " where source_id = $1 and until >= $2 and until <= $3";
    private static final String HOURS = "select until, series_ids, min, max, sum, count, last, increase, covered"
            + " from rollup_hour where source_id = $1 and until >= $2 and until <= $3";

    private final Pool pool;

    /** @param pool of connections */
    public RollupReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * Hours that follow each other.
     *
     * @param first of them
     * @param last of them
     */
    public record Stretch(Hour first, Hour last) {}

    /**
     * What there is.
     *
     * @param rollups of hours that are rolled up
     * @param missing the other hours
     */
    public record Known(List<Columns.Rollup> rollups, List<Stretch> missing) {
        /** Copies the lists. */
        public Known {
            rollups = List.copyOf(rollups);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Rollups of some series of a source, for all hours that two instants touch.
     *
     * @param wanted numbers of the series, ascending
     * @return completes on a worker thread
     */
    public Uni<Known> read(long sourceId, int[] wanted, long from, long to, Resolution resolution) {
        Hour first = Hour.of(from);
        Hour last = Hour.of(to);
        String rollups = resolution == Resolution.MINUTE ? MINUTES : HOURS;
        return pool.preparedQuery(PENDING)
                .execute(Tuple.of(sourceId, Times.utc(first.plus(-1).startMillis()), Times.utc(last.endMillis())))
                .flatMap(pending -> pool.preparedQuery(rollups)
                        .execute(Tuple.of(sourceId, Times.utc(first.end()), Times.utc(last.end())))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(rows -> known(new Span(first, last), fresh(pending), rows, wanted, resolution)));
    }

    private record Span(Hour first, Hour last) {}

    private static Set<Hour> fresh(RowSet<Row> pending) {
        Set<Hour> hours = new HashSet<>();
        for (Row row : pending) {
            Hour hour = Hour.of(row.getOffsetDateTime(0).toInstant());
            hours.add(hour);
            hours.add(hour.plus(1));
        }
        return hours;
    }

    private static Known known(Span span, Set<Hour> fresh, RowSet<Row> rows, int[] wanted, Resolution resolution) {
        List<Columns.Rollup> rollups = new ArrayList<>();
        Set<Hour> done = new TreeSet<>();
        for (Row row : rows) {
            Hour hour = Hour.of(row.getOffsetDateTime(0).toInstant());
            if (!fresh.contains(hour)) {
                done.add(hour);
                rollups.addAll(resolution == Resolution.MINUTE ? minutes(row, hour, wanted) : hours(row, hour, wanted));
            }
        }
        return new Known(rollups, missing(span, done));
    }

    private static List<Stretch> missing(Span span, Set<Hour> done) {
        List<Stretch> missing = new ArrayList<>();
        Hour start = span.first();
        for (Hour hour = start; hour.compareTo(span.last()) <= 0; hour = hour.plus(1)) {
            if (done.contains(hour)) {
                if (start.compareTo(hour) < 0) {
                    missing.add(new Stretch(start, hour.plus(-1)));
                }
                start = hour.plus(1);
            }
        }
        if (start.compareTo(span.last()) <= 0) {
            missing.add(new Stretch(start, span.last()));
        }
        return missing;
    }

    private static List<Columns.Rollup> minutes(Row row, Hour hour, int[] wanted) {
        return RollupCodec.decode(
                row.getBuffer(1).getBytes(),
                row.getBuffer(2).getBytes(),
                hour.startMillis(),
                Resolution.MINUTE.millis(),
                id -> Arrays.binarySearch(wanted, id) >= 0);
    }

    private static List<Columns.Rollup> hours(Row row, Hour hour, int[] wanted) {
        List<Columns.Rollup> rollups = new ArrayList<>();
        Integer[] ids = row.getArrayOfIntegers(1);
        long[] at = {hour.endMillis()};
        for (int i = 0; i < ids.length; i++) {
            if (Arrays.binarySearch(wanted, ids[i]) >= 0) {
                rollups.add(new Columns.Rollup(
                        ids[i],
                        at,
                        new double[] {row.getArrayOfDoubles(2)[i]},
                        new double[] {row.getArrayOfDoubles(3)[i]},
                        new double[] {row.getArrayOfDoubles(4)[i]},
                        new double[] {row.getArrayOfIntegers(5)[i]},
                        new double[] {row.getArrayOfDoubles(6)[i]},
                        new double[] {row.getArrayOfDoubles(7)[i]},
                        new double[] {row.getArrayOfIntegers(8)[i]}));
            }
        }
        return rollups;
    }
}
