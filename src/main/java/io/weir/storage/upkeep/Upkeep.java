package io.weir.storage.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** Does the work that is due, a step at a time. Blocks; belongs to one thread. Replicas share the work. */
public final class Upkeep {

    private static final String DUE = """
            select task, cursor from upkeep where next_at <= ? and task = any(?)
            order by next_at limit 1 for update skip locked
            """;
    private static final String DONE = "update upkeep set cursor = ?, next_at = ? where task = ?";
    private static final String POSTPONE = "update upkeep set next_at = ? where task = ?";
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final DataSource database;
    private final InstantSource clock;
    private final Map<String, Task> tasks;

    /**
     * What a step did.
     *
     * @param task which kind of work
     * @param removed how many rows
     */
    public record Step(String task, int removed) {}

    private record Due(String task, long cursor) {}

    /**
     * @param database where it is kept
     * @param clock tells how old it is
     * @param kept how long it is kept
     */
    public Upkeep(DataSource database, InstantSource clock, KeptFor kept) {
        this.database = database;
        this.clock = clock;
        this.tasks = Map.of(
                "sources", new SilentSources(kept.samples()),
                "retired sources", new RetiredSources(kept.samples()),
                "pipelines", OldRows.pipelines(kept.pipelines()),
                "findings", OldRows.findings(kept.findings()),
                "alerts", OldRows.alerts(kept.alerts()),
                "notices", OldRows.notices(kept.notices()),
                "plugin changes", OldRows.pluginChanges(kept.changes()));
    }

    /**
     * Does the step that is longest due and that no other replica is at; empty when none is due.
     *
     * @throws SQLException when it failed: it is due again in a minute, and the others come first
     */
    public Optional<Step> step() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Optional<Due> due = Optional.empty();
            try {
                due = due(connection, now);
                Optional<Step> step = due.isEmpty() ? Optional.empty() : Optional.of(step(connection, due.get(), now));
                connection.commit();
                connection.setAutoCommit(true);
                return step;
            } catch (SQLException | RuntimeException e) {
                undo(connection, due, now, e);
                throw e;
            }
        }
    }

    private Step step(Connection connection, Due due, Instant now) throws SQLException {
        Task task = Objects.requireNonNull(tasks.get(due.task()), "only known tasks were asked for");
        Task.Done done = task.step(connection, due.cursor(), now);
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setLong(1, done.cursor());
            update.setObject(2, now.plus(done.pause()).atOffset(ZoneOffset.UTC));
            update.setString(3, due.task());
            update.executeUpdate();
        }
        return new Step(due.task(), done.removed());
    }

    private Optional<Due> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setArray(2, connection.createArrayOf("text", tasks.keySet().toArray()));
            ResultSet row = select.executeQuery();
            return row.next() ? Optional.of(new Due(row.getString(1), row.getLong(2))) : Optional.empty();
        }
    }

    private static void undo(Connection connection, Optional<Due> due, Instant now, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            if (due.isPresent()) {
                postpone(connection, due.get(), now.plus(AFTER_FAILURE));
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void postpone(Connection connection, Due due, Instant until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(POSTPONE)) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setString(2, due.task());
            update.executeUpdate();
        }
    }
}
