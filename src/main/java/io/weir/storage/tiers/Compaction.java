package io.weir.storage.tiers;

import io.weir.storage.codec.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Turns sealed frames into blocks and rollups, a small step at a time. Each step is one transaction, so that it happens
 * wholly or not at all whenever the process is killed; what it works on stays locked until it ends, so that replicas share
 * the work and never do the same. Blocks; belongs to one thread.
 */
public final class Compaction {

    private static final String SEAL = "select weir_seal_frames(?, ?)";
    private static final String UNPLANNED =
            "select until from frame_hour where sealed_at is not null and not planned order by until limit 1";
    private static final String PLAN = "select weir_plan_compaction(?, ?)";
    private static final String TASK = """
            select c.until, c.from_source, c.to_source, h.compacted_at is not null
            from compaction c join frame_hour h on h.until = c.until
            where c.done_at is null order by c.until, c.from_source limit 1 for update of c skip locked
            """;
    private static final String DONE =
            "update compaction set done_at = clock_timestamp(), samples = ? where until = ? and from_source = ?";
    private static final String FINISHED = """
            select until from frame_hour h where sealed_at is not null and planned
              and not exists (select from compaction c where c.until = h.until and c.done_at is null)
            order by until limit 1
            """;
    private static final String FINISH = "select weir_finish_compaction(?, ?)";

    private final DataSource database;
    private final InstantSource clock;
    private final CompactionSettings settings;
    private final CompactionMeter meter;
    private final Interruptions interruptions;
    private final StoredBlocks blocks = new StoredBlocks();
    private final StoredRollups rollups;
    private final LaterMinutes minutes;

    private record Task(Hour hour, long from, long to, boolean again) {}

    /**
     * @param database where frames and blocks are
     * @param clock tells which hours are over
     * @param settings how it works
     * @param meter is told what was done
     */
    public Compaction(DataSource database, InstantSource clock, CompactionSettings settings, CompactionMeter meter) {
        this(database, clock, settings, meter, Interruptions.NONE);
    }

    Compaction(
            DataSource database,
            InstantSource clock,
            CompactionSettings settings,
            CompactionMeter meter,
            Interruptions interruptions) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.meter = meter;
        this.interruptions = interruptions;
        this.rollups = new StoredRollups(blocks, settings.minutesAtOnce());
        this.minutes = new LaterMinutes(rollups, settings);
    }

    /**
     * Does the next step.
     *
     * @return whether there was one
     * @throws SQLException when the database does not let it; the same step may be tried again
     */
    public boolean step() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean did = finish(connection)
                        || plan(connection)
                        || work(connection)
                        || seal(connection)
                        || minutes.step(connection, clock.instant());
                interruptions.at("commit");
                connection.commit();
                return did;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean seal(Connection connection) throws SQLException {
        OffsetDateTime before = Times.utc(clock.instant().minus(settings.after()));
        OffsetDateTime gathered = Times.utc(clock.instant().minus(settings.gather()));
        try (PreparedStatement seal = connection.prepareStatement(SEAL)) {
            seal.setObject(1, before);
            seal.setObject(2, gathered);
            ResultSet row = seal.executeQuery();
            return row.next() && row.getObject(1) != null;
        }
    }

    private boolean plan(Connection connection) throws SQLException {
        Optional<Hour> hour = hour(connection, UNPLANNED);
        if (hour.isPresent()) {
            try (PreparedStatement plan = connection.prepareStatement(PLAN)) {
                plan.setObject(1, Times.utc(hour.get().end()));
                plan.setInt(2, settings.sources());
                plan.execute();
            }
        }
        return hour.isPresent();
    }

    private boolean finish(Connection connection) throws SQLException {
        Optional<Hour> hour = hour(connection, FINISHED);
        if (hour.isEmpty()) {
            return false;
        }
        try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
            finish.setObject(1, Times.utc(hour.get().end()));
            finish.setBoolean(2, settings.minutesAtOnce());
            ResultSet row = finish.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }

    private boolean work(Connection connection) throws SQLException {
        Optional<Task> task = task(connection);
        if (task.isPresent()) {
            work(connection, task.get());
        }
        return task.isPresent();
    }

    private void work(Connection connection, Task task) throws SQLException {
        Map<Long, List<Section>> known =
                task.again() ? blocks.read(connection, task.from(), task.to(), task.hour()) : Map.of();
        Map<Long, Gathering> gathered = gather(connection, task);
        interruptions.at("read");
        TreeMap<Long, List<Section>> samplesOf = new TreeMap<>();
        long samples = 0;
        long bytes = 0;
        for (Map.Entry<Long, Gathering> one : gathered.entrySet()) {
            List<Section> all = new ArrayList<>(known.getOrDefault(one.getKey(), List.of()));
            all.addAll(one.getValue().sections());
            List<Section> merged = Sections.merged(all);
            bytes += blocks.write(connection, one.getKey(), task.hour(), merged);
            samplesOf.put(one.getKey(), merged);
            samples += one.getValue().samples();
            interruptions.at("block");
        }
        rollups.write(connection, task.hour(), samplesOf);
        interruptions.at("rollup");
        done(connection, task, samples);
        meter.compacted(samples, bytes);
    }

    private static Map<Long, Gathering> gather(Connection connection, Task task) throws SQLException {
        // Frames lie in the order of time and are wanted by source: sorting them is what memory is for.
        execute(connection, "set local work_mem = '64MB'");
        Map<Long, Gathering> gathered = new TreeMap<>();
        CopiedFrames.read(
                connection,
                "frame_sealed",
                task.from(),
                task.to(),
                task.hour().startMillis(),
                task.hour().endMillis(),
                (source, layout, at, values) ->
                        gathered.computeIfAbsent(source, s -> new Gathering()).add(layout, at, values));
        return gathered;
    }

    private static void done(Connection connection, Task task, long samples) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement(DONE)) {
            done.setLong(1, samples);
            done.setObject(2, Times.utc(task.hour().end()));
            done.setLong(3, task.from());
            done.executeUpdate();
        }
    }

    private static Optional<Task> task(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(TASK);
            return row.next()
                    ? Optional.of(new Task(hourOf(row), row.getLong(2), row.getLong(3), row.getBoolean(4)))
                    : Optional.empty();
        }
    }

    private static Optional<Hour> hour(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(sql);
            return row.next() ? Optional.of(hourOf(row)) : Optional.empty();
        }
    }

    private static Hour hourOf(ResultSet row) throws SQLException {
        return Hour.of(row.getObject(1, OffsetDateTime.class).toInstant());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
