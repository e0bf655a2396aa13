package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.Columns;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import io.weir.storage.tiers.Hour;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads hours of several sources: PostgreSQL picks the series out where few are wanted. */
final class HourRollups {

    private static final String PICKED = """
            select w.source_id, h.until, array_agg(w.series_id), array_agg(h.min[p.slot]), array_agg(h.max[p.slot]),
                array_agg(h.sum[p.slot]), array_agg(h.count[p.slot]), array_agg(h.last[p.slot]),
                array_agg(h.increase[p.slot]), array_agg(h.covered[p.slot])
            from unnest($1::bigint[], $2::integer[]) as w (source_id, series_id)
            cross join lateral (
                select * from rollup_hour r where r.source_id = w.source_id and r.until >= $3 and r.until <= $4 offset 0) h
            cross join lateral (select array_position(h.series_ids, w.series_id) as slot) p
            group by w.source_id, h.until
            """;
    private static final String ALL =
            "select source_id, until, series_ids, min, max, sum, count, last, increase, covered from rollup_hour"
                    + " where source_id = $1 and until >= $2 and until <= $3";

    private final Statements statements;

    HourRollups(Statements statements) {
        this.statements = statements;
    }

    /** Those of the hours from the first to the last. */
    Uni<List<HourRollup>> read(List<SourceRead> sources, Hour first, Hour last) {
        boolean few = sources.size() > 1 || sources.getFirst().seriesIds().length <= NarrowFrames.MOST_SERIES;
        Tuple parameters =
                few ? WantedSeries.of(sources) : Tuple.of(sources.getFirst().sourceId());
        parameters
                .addOffsetDateTime(first.end().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(last.end().atOffset(ZoneOffset.UTC));
        int[] wanted = few ? new int[0] : sources.getFirst().seriesIds();
        return statements.run(few ? PICKED : ALL, parameters).map(rows -> rollups(rows, wanted));
    }

    /** @param wanted numbers of series; all there are when it is empty */
    private static List<HourRollup> rollups(RowSet<Row> rows, int[] wanted) {
        List<HourRollup> rollups = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Hour hour = Hour.of(row.getOffsetDateTime(1).toInstant());
            rollups.add(new HourRollup(row.getLong(0), hour, rollups(row, hour, wanted)));
        }
        return rollups;
    }

    private static List<Columns.Rollup> rollups(Row row, Hour hour, int[] wanted) {
        Integer[] ids = row.getArrayOfIntegers(2);
        Double[][] values = new Double[7][];
        for (int c = 0; c < values.length; c++) {
            values[c] = c == 3 || c == 6
                    ? Arrays.stream(row.getArrayOfIntegers(3 + c))
                            .map(i -> i == null ? null : i.doubleValue())
                            .toArray(Double[]::new)
                    : row.getArrayOfDoubles(3 + c);
        }
        long[] at = {hour.endMillis()};
        List<Columns.Rollup> rollups = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            boolean there = values[3][i] != null;
            if (there && (wanted.length == 0 || Arrays.binarySearch(wanted, ids[i]) >= 0)) {
                rollups.add(rollup(ids[i], at, values, i));
            }
        }
        return rollups;
    }

    private static Columns.Rollup rollup(int seriesId, long[] at, Double[][] values, int i) {
        double[][] one = new double[values.length][];
        Arrays.setAll(one, c -> new double[] {values[c][i]});
        return new Columns.Rollup(seriesId, at, one[0], one[1], one[2], one[3], one[4], one[5], one[6]);
    }
}
