package io.weir.storage.tiers;

import io.weir.storage.codec.Section;
import io.weir.testing.EmbeddedDatabase;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with its schema, a clock that is set by hand, and what a test does with them. */
final class Tiers implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
    static final CompactionSettings SETTINGS = new CompactionSettings(Duration.ofHours(2), Duration.ofMinutes(30), 3);

    private final EmbeddedDatabase database;
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Instant now = START;

    Tiers() {
        try {
            database = EmbeddedDatabase.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        source.setUrl(database.jdbcUrl());
        source.setUser("postgres");
        source.setPassword("postgres");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Override
    public void close() throws Exception {
        database.close();
    }

    /** A frame as it was sent. */
    record Frame(long source, long at, int layout, double[] values) {}

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    DataSource source() {
        return source;
    }

    InstantSource clock() {
        return () -> now;
    }

    void clockTo(Instant instant) {
        now = instant;
    }

    Compaction compaction() {
        return new Compaction(source, clock(), SETTINGS, CompactionMeter.NONE);
    }

    /** Does all there is to do now. */
    void compact() throws SQLException {
        Compaction compaction = compaction();
        while (compaction.step()) {
            // on to the next
        }
    }

    /** Writes frames as ingestion does, partitions included. */
    void write(List<Frame> frames) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (Frame frame : frames) {
                try (PreparedStatement make = connection.prepareStatement("select weir_make_frame_hour(?)")) {
                    make.setObject(1, Times.utc(Hour.of(frame.at()).end()));
                    make.execute();
                }
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into frame (source_id, at, layout_id, values) values (?, ?, ?, ?) on conflict do nothing")) {
                    Array values = connection.createArrayOf(
                            "float8", Arrays.stream(frame.values()).boxed().toArray());
                    insert.setLong(1, frame.source());
                    insert.setObject(2, Times.utc(frame.at()));
                    insert.setInt(3, frame.layout());
                    insert.setArray(4, values);
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Everything of a source, whichever tier holds it, in the way readers read it. */
    List<Section> read(long sourceId) throws SQLException {
        List<Section> sections = new ArrayList<>();
        Gathering frames = new Gathering();
        try (Connection connection = source.getConnection()) {
            CopiedFrames.read(
                    connection,
                    "frame_readable",
                    sourceId,
                    sourceId,
                    START.minus(Duration.ofDays(60)).toEpochMilli(),
                    START.plus(Duration.ofDays(60)).toEpochMilli(),
                    (s, layout, at, values) -> frames.add(layout, at, values));
            for (long hour : hours(connection, sourceId)) {
                sections.addAll(new StoredBlocks()
                        .read(connection, sourceId, sourceId, Hour.of(hour))
                        .getOrDefault(sourceId, List.of()));
            }
        }
        sections.addAll(frames.sections());
        return Sections.merged(sections);
    }

    private static List<Long> hours(Connection connection, long sourceId) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct (extract(epoch from weir_hour(until)) * 1000)::bigint from block where source_id = ?")) {
            select.setLong(1, sourceId);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                hours.add(rows.getLong(1));
            }
        }
        return hours;
    }

    long count(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void empty() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from block; delete from rollup_minute; delete from rollup_hour; delete from compaction;"
                            + " delete from source");
            statement.execute("do $$ declare p text; begin for p in select c.relname from pg_inherits i join pg_class c"
                    + " on c.oid = i.inhrelid where i.inhparent in ('frame'::regclass, 'frame_sealed'::regclass)"
                    + " loop execute format('drop table %I', p); end loop; end $$");
            statement.execute("delete from frame_hour");
        }
        now = START;
    }

    /** What a plain map makes of frames: of those with one key the first stays. */
    static List<Section> model(long sourceId, List<Frame> frames) {
        Map<Integer, TreeMap<Long, double[]>> byLayout = new TreeMap<>();
        for (Frame frame : frames) {
            if (frame.source() == sourceId) {
                byLayout.computeIfAbsent(frame.layout(), l -> new TreeMap<>()).putIfAbsent(frame.at(), frame.values());
            }
        }
        List<Section> sections = new ArrayList<>();
        byLayout.forEach((layout, rows) -> {
            Gathering gathering = new Gathering();
            rows.forEach((at, values) -> gathering.add(layout, at, values));
            sections.addAll(gathering.sections());
        });
        return sections;
    }
}
