package io.weir.storage.tiers;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Removes what is older than it is to be kept. What all sources have done with is dropped by the partition; the rows of
 * those that are kept for a shorter time than others are deleted, which is little work: a block is an hour of a source.
 * Blocks; belongs to one thread. Doing it twice, also at once, does no harm.
 */
public final class Expiry {

    private static final String DROP = "select weir_drop_old(?, ?, ?)";
    private static final String SOURCES = "select id, name from source";
    private static final String DUE = "select weir_minutes_due('-infinity', ?, ?)";
    private static final int SOURCES_AT_ONCE = 500;

    private final DataSource database;
    private final InstantSource clock;
    private final Retention retention;

    private enum Tier {
        FRAME("frame", "at"),
        BLOCK("block", "until"),
        MINUTE("rollup_minute", "until"),
        HOUR("rollup_hour", "until");

        private final String delete;

        Tier(String table, String time) {
            delete = "delete from " + table + " where source_id = any(?) and " + time + " <= ?";
        }

        Duration of(Retention.Times times) {
            return switch (this) {
                case FRAME, BLOCK -> times.samples();
                case MINUTE -> times.minutes();
                case HOUR -> times.hours();
            };
        }
    }

    /**
     * @param database where it is kept
     * @param clock tells how old it is
     * @param retention how long it is kept
     */
    public Expiry(DataSource database, InstantSource clock, Retention retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
    }

    /** Removes all there is to remove now; returns the names of dropped partitions. */
    public List<String> run() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<String> dropped = drop(connection, now);
            deleteOfGroups(connection, now);
            return dropped;
        }
    }

    private List<String> drop(Connection connection, Instant now) throws SQLException {
        Retention.Times longest = retention.longest();
        List<String> dropped = new ArrayList<>();
        try (PreparedStatement drop = connection.prepareStatement(DROP)) {
            drop.setObject(1, Times.utc(now.minus(longest.samples())));
            drop.setObject(2, Times.utc(now.minus(longest.minutes())));
            drop.setObject(3, Times.utc(now.minus(longest.hours())));
            ResultSet rows = drop.executeQuery();
            while (rows.next()) {
                dropped.add(rows.getString(1));
            }
        }
        return dropped;
    }

    private void deleteOfGroups(Connection connection, Instant now) throws SQLException {
        if (retention.groups().isEmpty()) {
            return;
        }
        Map<Retention.Times, List<Long>> byTimes = sources(connection);
        for (Tier tier : Tier.values()) {
            Duration longest = tier.of(retention.longest());
            for (Map.Entry<Retention.Times, List<Long>> one : byTimes.entrySet()) {
                Duration kept = tier.of(one.getKey());
                boolean shorter = kept.compareTo(longest) < 0;
                if (shorter && !(tier == Tier.BLOCK && minutesAreDue(connection, now.minus(kept)))) {
                    delete(connection, tier, one.getValue(), now.minus(kept));
                }
            }
        }
    }

    private static boolean minutesAreDue(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement due = connection.prepareStatement(DUE)) {
            due.setObject(1, Times.utc(until));
            due.setObject(2, Times.utc(until));
            ResultSet row = due.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }

    private Map<Retention.Times, List<Long>> sources(Connection connection) throws SQLException {
        Map<Retention.Times, List<Long>> byTimes = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SOURCES)) {
            while (rows.next()) {
                byTimes.computeIfAbsent(retention.of(rows.getString(2)), t -> new ArrayList<>())
                        .add(rows.getLong(1));
            }
        }
        return byTimes;
    }

    private static void delete(Connection connection, Tier tier, List<Long> sources, Instant until)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(tier.delete)) {
            for (int i = 0; i < sources.size(); i += SOURCES_AT_ONCE) {
                List<Long> some = sources.subList(i, Math.min(sources.size(), i + SOURCES_AT_ONCE));
                Array ids = connection.createArrayOf("bigint", some.toArray());
                delete.setArray(1, ids);
                delete.setObject(2, Times.utc(until));
                delete.executeUpdate();
            }
        }
    }
}
