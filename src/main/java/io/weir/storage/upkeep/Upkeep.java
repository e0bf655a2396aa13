package io.weir.storage.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                "sources", new SilentSources(kept.configurations()),
                "pipelines", OldRows.pipelines(kept.pipelines()),
                "findings", OldRows.findings(kept.findings()),
                "alerts", OldRows.alerts(kept.alerts()),
                "notices", OldRows.notices(kept.notices()),
                "plugin changes", OldRows.pluginChanges(kept.changes()));
    }

    /** Does the step that is longest due and that no other replica is at; empty when none is due. */
    public Optional<Step> step() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Step> step = step(connection, now);
                connection.commit();
                connection.setAutoCommit(true);
                return step;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        }
    }

    private Optional<Step> step(Connection connection, Instant now) throws SQLException {
        Optional<Due> due = due(connection, now);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        String name = due.get().task();
        Task task = Objects.requireNonNull(tasks.get(name), "only known tasks were asked for");
        Task.Done done = task.step(connection, due.get().cursor(), now);
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setLong(1, done.cursor());
            update.setObject(2, now.plus(done.pause()).atOffset(ZoneOffset.UTC));
            update.setString(3, name);
            update.executeUpdate();
        }
        return Optional.of(new Step(name, done.removed()));
    }

    private Optional<Due> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setArray(2, connection.createArrayOf("text", tasks.keySet().toArray()));
            ResultSet row = select.executeQuery();
            return row.next() ? Optional.of(new Due(row.getString(1), row.getLong(2))) : Optional.empty();
        }
    }

    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
