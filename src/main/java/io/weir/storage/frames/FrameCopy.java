package io.weir.storage.frames;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by COPY, each call in one transaction. Blocks; belongs to one thread.
 *
 * <p>COPY knows no ON CONFLICT. So rows that may be there already, as after a restart, go through a temporary table; once
 * some writes in a row have met none that was there, rows go straight into the table, until one is there after all.
 */
final class FrameCopy {

    private static final String STRAIGHT = "copy frame (source_id, at, layout_id, values) from stdin (format binary)";
    private static final String MAKE =
            "create temporary table frame_in (source_id bigint, at timestamptz, layout_id integer,"
                    + " values float8[]) on commit drop";
    private static final String APART = "copy frame_in (source_id, at, layout_id, values) from stdin (format binary)";
    private static final String MOVE = "insert into frame (source_id, at, layout_id, values)"
            + " select source_id, at, layout_id, values from frame_in order by source_id, at, layout_id"
            + " on conflict do nothing"
            + " returning source_id, (extract(epoch from at) * 1000)::bigint, layout_id";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int CLEAN_WRITES = 4;

    private final CopyBuffer buffer = new CopyBuffer();
    private int cleanWrites;

    /**
     * Writes rows in their order; what is there already stays as it is.
     *
     * @return the rows that were there already, or come a second time
     */
    List<FrameRow> write(Connection connection, List<FrameRow> rows) throws SQLException {
        List<FrameRow> again = fill(rows);
        if (again.size() == rows.size() || cleanWrites >= CLEAN_WRITES && writeStraight(connection)) {
            return again;
        }
        Set<Key> written = writeApart(connection);
        boolean clean = written.size() == rows.size() - again.size();
        cleanWrites = clean ? cleanWrites + 1 : 0;
        return clean ? again : others(rows, written);
    }

    private List<FrameRow> fill(List<FrameRow> rows) {
        buffer.begin();
        List<FrameRow> again = new ArrayList<>(0);
        FrameRow before = null;
        for (FrameRow row : rows) {
            // A message may come twice in one batch; two such rows would refuse each other.
            if (same(row, before)) {
                again.add(row);
            } else {
                buffer.add(row.sourceId(), row.atMillis(), row.layoutId(), row.values(), row.picks());
            }
            before = row;
        }
        buffer.end();
        return again;
    }

    private static List<FrameRow> others(List<FrameRow> rows, Set<Key> written) {
        List<FrameRow> others = new ArrayList<>();
        for (FrameRow row : rows) {
            // of those that come twice the first was written
            if (!written.remove(new Key(row.sourceId(), row.atMillis(), row.layoutId()))) {
                others.add(row);
            }
        }
        return others;
    }

    private record Key(long sourceId, long atMillis, int layoutId) {}

    private static boolean same(FrameRow row, @Nullable FrameRow before) {
        return before != null && row.isSame(before);
    }

    private boolean writeStraight(Connection connection) throws SQLException {
        try {
            copy(connection, STRAIGHT);
            return true;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                cleanWrites = 0;
                return false;
            }
            throw e;
        }
    }

    private Set<Key> writeApart(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MAKE);
            copy(connection, APART);
            Set<Key> written = new HashSet<>();
            ResultSet moved = statement.executeQuery(MOVE);
            while (moved.next()) {
                written.add(new Key(moved.getLong(1), moved.getLong(2), moved.getInt(3)));
            }
            connection.commit();
            connection.setAutoCommit(true);
            return written;
        } catch (SQLException e) {
            undo(connection, e);
            throw e;
        }
    }

    // A connection that is broken cannot roll back; what broke it tells more.
    private static void undo(Connection connection, SQLException failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void copy(Connection connection, String sql) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(buffer.bytes(), 0, buffer.size());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
