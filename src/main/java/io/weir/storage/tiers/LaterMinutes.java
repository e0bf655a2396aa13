package io.weir.storage.tiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes minutes of hours whose blocks are about to go, some sources at a time. The hour stays locked until the transaction
 * ends, so that replicas take different ones. Belongs to one thread.
 */
final class LaterMinutes {

    private static final String HOUR = """
            select until, minutes_to from frame_hour
            where compacted_at is not null and minutes_at is null and sealed_at is null and until <= ?
            order by until limit 1 for update skip locked
            """;
    private static final String SOURCES = """
            select distinct b.source_id from block b
            where b.until > ? and b.until <= ? and b.source_id > ?
              and not exists (select from rollup_minute m where m.source_id = b.source_id and m.until = ?)
            order by b.source_id limit ?
            """;
    private static final String ON = "update frame_hour set minutes_to = ? where until = ?";
    private static final String DONE = "update frame_hour set minutes_at = clock_timestamp() where until = ?";

    private final StoredRollups rollups;
    private final CompactionSettings settings;

    LaterMinutes(StoredRollups rollups, CompactionSettings settings) {
        this.rollups = rollups;
        this.settings = settings;
    }

    /** Does the next step; returns whether there was one. */
    boolean step(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOUR)) {
            select.setObject(1, Times.utc(now.minus(settings.minutesAfter())));
            ResultSet row = select.executeQuery();
            if (!row.next()) {
                return false;
            }
            Hour hour = Hour.of(row.getObject(1, OffsetDateTime.class).toInstant());
            step(connection, hour, row.getLong(2));
            return true;
        }
    }

    private void step(Connection connection, Hour hour, long made) throws SQLException {
        List<Long> sources = sources(connection, hour, made);
        if (sources.isEmpty()) {
            update(connection, DONE, hour);
            return;
        }
        rollups.writeMinutes(connection, hour, sources);
        try (PreparedStatement on = connection.prepareStatement(ON)) {
            on.setLong(1, sources.getLast());
            on.setObject(2, Times.utc(hour.end()));
            on.executeUpdate();
        }
    }

    private List<Long> sources(Connection connection, Hour hour, long made) throws SQLException {
        List<Long> sources = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SOURCES)) {
            select.setObject(1, Times.utc(hour.startMillis()));
            select.setObject(2, Times.utc(hour.endMillis()));
            select.setLong(3, made);
            select.setObject(4, Times.utc(hour.endMillis()));
            select.setInt(5, settings.sources());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                sources.add(rows.getLong(1));
            }
        }
        return sources;
    }

    private static void update(Connection connection, String sql, Hour hour) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Times.utc(hour.end()));
            update.executeUpdate();
        }
    }
}
