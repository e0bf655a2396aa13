package io.weir.storage.tiers;

import io.weir.query.Increments;
import io.weir.storage.codec.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some sources, and what the database knows of them. Belongs to one thread. */
final class Scope {

    private static final String LAYOUTS =
            "select source_id, id, series_ids from layout where source_id between ? and ?";
    private static final String GAUGES = "select source_id, array_agg(id order by id) from series"
            + " where source_id between ? and ? and kind in ('GAUGE', 'DELTA') group by source_id";
    private static final String ROLLED_UP =
            "select source_id from rollup_hour where source_id between ? and ? and until = ?";

    private final StoredBlocks blocks;
    private final Connection connection;
    private final long from;
    private final long to;

    Scope(StoredBlocks blocks, Connection connection, long from, long to) {
        this.blocks = blocks;
        this.connection = connection;
        this.from = from;
        this.to = to;
    }

    Connection connection() {
        return connection;
    }

    Map<Long, Map<Integer, int[]>> layouts() throws SQLException {
        Map<Long, Map<Integer, int[]>> layouts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LAYOUTS)) {
            select.setLong(1, from);
            select.setLong(2, to);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                layouts.computeIfAbsent(rows.getLong(1), s -> new HashMap<>()).put(rows.getInt(2), ids(rows, 3));
            }
        }
        return layouts;
    }

    /** Series that do not grow, by source. */
    Map<Long, int[]> gauges() throws SQLException {
        Map<Long, int[]> gauges = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(GAUGES)) {
            select.setLong(1, from);
            select.setLong(2, to);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                gauges.put(rows.getLong(1), ids(rows, 2));
            }
        }
        return gauges;
    }

    List<Long> rolledUp(Hour hour) throws SQLException {
        List<Long> sources = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ROLLED_UP)) {
            select.setLong(1, from);
            select.setLong(2, to);
            select.setObject(3, Times.utc(hour.endMillis()));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                sources.add(rows.getLong(1));
            }
        }
        return sources;
    }

    /** The end of an hour, as far as increments reach back. */
    Map<Long, List<Section>> tail(Hour hour) throws SQLException {
        return all(hour, hour.endMillis() - Increments.LONGEST_GAP_MILLIS);
    }

    /** Samples of an hour after an instant, whichever tier holds them. */
    Map<Long, List<Section>> all(Hour hour, long after) throws SQLException {
        Map<Long, List<Section>> all = blocks.read(connection, from, to, hour);
        Map<Long, Gathering> frames = new HashMap<>();
        CopiedFrames.read(
                connection,
                "frame_readable",
                from,
                to,
                after,
                hour.endMillis(),
                (source, layout, at, values) ->
                        frames.computeIfAbsent(source, s -> new Gathering()).add(layout, at, values));
        frames.forEach((source, some) ->
                all.computeIfAbsent(source, s -> new ArrayList<>()).addAll(some.sections()));
        all.replaceAll((source, some) -> Sections.within(Sections.merged(some), after, hour.endMillis()));
        return all;
    }

    private static int[] ids(ResultSet rows, int column) throws SQLException {
        Integer[] ids = (Integer[]) rows.getArray(column).getArray();
        return Arrays.stream(ids).mapToInt(i -> i).toArray();
    }
}
