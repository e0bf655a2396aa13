package io.weir.storage.tiers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** How large the tiers are, and how far compaction is behind. Blocks for some milliseconds. */
public final class TierSizes {

    private static final String BYTES = """
            select p.relname, coalesce(sum(pg_total_relation_size(i.inhrelid)), 0)
            from pg_class p left join pg_inherits i on i.inhparent = p.oid
            where p.oid in ('frame'::regclass, 'frame_sealed'::regclass, 'block'::regclass, 'rollup_minute'::regclass,
                'rollup_hour'::regclass)
            group by p.relname
            """;
    private static final String OLDEST = "select min(until) from frame_hour"
            + " where sealed_at is not null or made_at is not null and compacted_at is null";

    private final DataSource database;
    private final InstantSource clock;
    private final Duration after;

    /** A tier. */
    public enum Tier {
        /** Frames that take what arrives. */
        FRAME,
        /** Frames that wait to become blocks. */
        FRAME_SEALED,
        /** Blocks. */
        BLOCK,
        /** Rollups by the minute. */
        ROLLUP_MINUTE,
        /** Rollups by the hour. */
        ROLLUP_HOUR;

        /** As its table is called. */
        public String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param bytes of each tier, with indexes, row headers and what PostgreSQL keeps apart
     * @param lag how long the oldest hour has been due; zero when none is
     */
    public record Sizes(Map<Tier, Long> bytes, Duration lag) {
        /** Copies the map. */
        public Sizes {
            bytes = Map.copyOf(bytes);
        }
    }

    /**
     * @param database where the tiers are
     * @param clock tells which hours are due
     * @param after how long after its end an hour is due
     */
    public TierSizes(DataSource database, InstantSource clock, Duration after) {
        this.database = database;
        this.clock = clock;
        this.after = after;
    }

    /** Looks. */
    public Sizes look() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return new Sizes(bytes(statement), lag(statement));
        }
    }

    private static Map<Tier, Long> bytes(Statement statement) throws SQLException {
        Map<Tier, Long> bytes = new EnumMap<>(Tier.class);
        try (ResultSet rows = statement.executeQuery(BYTES)) {
            while (rows.next()) {
                bytes.put(Tier.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)), rows.getLong(2));
            }
        }
        return bytes;
    }

    private Duration lag(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(OLDEST)) {
            OffsetDateTime oldest = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            Instant due = oldest == null ? clock.instant() : oldest.toInstant().plus(after);
            Duration late = Duration.between(due, clock.instant());
            return late.isNegative() ? Duration.ZERO : late;
        }
    }
}
