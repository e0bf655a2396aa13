package io.weir.storage.tiers;

import io.weir.query.Columns;
import io.weir.query.Resolution;
import io.weir.query.RollupBuilder;
import io.weir.storage.codec.Block;
import io.weir.storage.codec.RollupCodec;
import io.weir.storage.codec.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of tables rollup_minute and rollup_hour, by JDBC. An hour is always rolled up anew from all its samples, so that it
 * does not matter how often that is done. Keeps working memory; belongs to one thread.
 */
final class StoredRollups {

    private static final int MINUTES = 60;

    /** Frames an hour, twenty a minute. */
    private static final int OFTEN = 1_200;

    private static final String MINUTE =
            "insert into rollup_minute (source_id, until, directory, data) values (?, ?, ?, ?)"
                    + " on conflict (source_id, until) do update set directory = excluded.directory, data = excluded.data";
    private static final String HOUR = """
            insert into rollup_hour (source_id, until, series_ids, min, max, sum, count, last, increase, covered)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (source_id, until) do update set series_ids = excluded.series_ids, min = excluded.min,
                max = excluded.max, sum = excluded.sum, count = excluded.count, last = excluded.last,
                increase = excluded.increase, covered = excluded.covered
            """;

    private final RollupCodec codec = new RollupCodec(MINUTES);
    private final StoredBlocks blocks;
    private final boolean minutesAtOnce;

    /**
     * @param blocks where samples are
     * @param minutesAtOnce whether minutes are made of every source, or later of those that report seldom
     */
    StoredRollups(StoredBlocks blocks, boolean minutesAtOnce) {
        this.blocks = blocks;
        this.minutesAtOnce = minutesAtOnce;
    }

    /**
     * Rolls an hour up, and anew the hour after it where that was rolled up before: its first increments reach back.
     *
     * @param samples all samples of the hour, by source
     */
    void write(Connection connection, Hour hour, TreeMap<Long, List<Section>> samples) throws SQLException {
        if (samples.isEmpty()) {
            return;
        }
        Scope scope = new Scope(blocks, connection, samples.firstKey(), samples.lastKey());
        Map<Long, Map<Integer, int[]>> layouts = scope.layouts();
        Map<Long, int[]> gauges = scope.gauges();
        roll(scope, hour, layouts, gauges, scope.tail(hour.plus(-1)), samples);
        List<Long> later = scope.rolledUp(hour.plus(1));
        later.retainAll(samples.keySet());
        if (!later.isEmpty()) {
            Map<Long, List<Section>> next = scope.all(hour.plus(1), hour.plus(1).startMillis());
            next.keySet().retainAll(later);
            roll(scope, hour.plus(1), layouts, gauges, samples, next);
        }
    }

    /** Makes minutes of an hour that is in blocks, of some sources among those from one to another. */
    void writeMinutes(Connection connection, Hour hour, List<Long> sources) throws SQLException {
        Scope scope = new Scope(blocks, connection, sources.getFirst(), sources.getLast());
        Map<Long, List<Section>> samples = scope.all(hour, hour.startMillis());
        samples.keySet().retainAll(sources);
        Map<Long, List<Section>> before = scope.tail(hour.plus(-1));
        Map<Long, Map<Integer, int[]>> layouts = scope.layouts();
        Map<Long, int[]> gauges = scope.gauges();
        for (long source : samples.keySet()) {
            List<SeriesColumn> series = series(source, layouts, before, samples);
            int[] level = gauges.getOrDefault(source, new int[0]);
            writeMinutes(connection, source, hour, rolledUp(series, level, hour, Resolution.MINUTE));
        }
    }

    private static List<SeriesColumn> series(
            long source,
            Map<Long, Map<Integer, int[]>> layouts,
            Map<Long, List<Section>> before,
            Map<Long, List<Section>> samples) {
        List<Section> all = new ArrayList<>(before.getOrDefault(source, List.of()));
        all.addAll(samples.getOrDefault(source, List.of()));
        return SeriesColumn.of(Sections.merged(all), layouts.getOrDefault(source, Map.of()));
    }

    private void roll(
            Scope scope,
            Hour hour,
            Map<Long, Map<Integer, int[]>> layouts,
            Map<Long, int[]> gauges,
            Map<Long, List<Section>> before,
            Map<Long, List<Section>> samples)
            throws SQLException {
        MinutesMade made = minutesAtOnce ? MinutesMade.ALL : MinutesMade.of(scope.connection(), hour);
        for (long source : samples.keySet()) {
            List<SeriesColumn> series = series(source, layouts, before, samples);
            int[] level = gauges.getOrDefault(source, new int[0]);
            if (made.includes(source) || reportsOften(samples.getOrDefault(source, List.of()))) {
                writeMinutes(scope.connection(), source, hour, rolledUp(series, level, hour, Resolution.MINUTE));
            }
            writeHour(scope.connection(), source, hour, rolledUp(series, level, hour, Resolution.HOUR));
        }
    }

    /** Whether reading minutes is much less than reading the samples they are made of. */
    private static boolean reportsOften(List<Section> sections) {
        return sections.stream().mapToInt(Section::frames).sum() >= OFTEN;
    }

    /** @param gauges series that do not grow, ascending */
    private static List<Columns.Rollup> rolledUp(
            List<SeriesColumn> series, int[] gauges, Hour hour, Resolution resolution) {
        List<Columns.Rollup> result = new ArrayList<>(series.size());
        for (SeriesColumn one : series) {
            RollupBuilder builder =
                    new RollupBuilder(resolution.millis(), Arrays.binarySearch(gauges, one.seriesId()) < 0);
            builder.add(new Columns.Raw(one.seriesId(), one.at(), one.values()));
            Columns.Rollup rollup = builder.build(one.seriesId(), hour.startMillis() + 1);
            if (rollup.size() > 0) {
                result.add(rollup);
            }
        }
        return result;
    }

    private void writeMinutes(Connection connection, long sourceId, Hour hour, List<Columns.Rollup> rollups)
            throws SQLException {
        Block block = codec.encode(rollups, hour.startMillis(), Resolution.MINUTE.millis());
        try (PreparedStatement write = connection.prepareStatement(MINUTE)) {
            write.setLong(1, sourceId);
            write.setObject(2, Times.utc(hour.endMillis()));
            write.setBytes(3, block.directory());
            write.setBytes(4, block.data());
            write.executeUpdate();
        }
    }

    private static void writeHour(Connection connection, long sourceId, Hour hour, List<Columns.Rollup> rollups)
            throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(HOUR)) {
            write.setLong(1, sourceId);
            write.setObject(2, Times.utc(hour.endMillis()));
            write.setObject(
                    3, rollups.stream().mapToInt(Columns.Rollup::seriesId).toArray());
            write.setObject(4, rollups.stream().mapToDouble(r -> r.min()[0]).toArray());
            write.setObject(5, rollups.stream().mapToDouble(r -> r.max()[0]).toArray());
            write.setObject(6, rollups.stream().mapToDouble(r -> r.sum()[0]).toArray());
            write.setObject(
                    7, rollups.stream().mapToInt(r -> (int) r.count()[0]).toArray());
            write.setObject(8, rollups.stream().mapToDouble(r -> r.last()[0]).toArray());
            write.setObject(
                    9, rollups.stream().mapToDouble(r -> r.increase()[0]).toArray());
            write.setObject(
                    10, rollups.stream().mapToInt(r -> (int) r.covered()[0]).toArray());
            write.executeUpdate();
        }
    }
}
