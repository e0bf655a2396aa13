package io.weir.whole;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL has, whichever tier it lies in. */
final class Stock {

    private Stock() {}

    /** Frames of all tiers; one that came again after it had become a block counts twice until it is folded in. */
    static long frames(Connection connection) throws SQLException {
        return count(
                connection,
                "select (select count(*) from frame_readable) + (select coalesce(sum(frames), 0) from block)");
    }

    /** The newest instant that has a frame, in milliseconds since 1970; 0 when there is none. */
    static long newest(Connection connection) throws SQLException {
        return count(
                connection,
                "select coalesce((extract(epoch from greatest((select max(at) from frame_readable),"
                        + " (select max(last_at) from block))) * 1000)::bigint, 0)");
    }

    /** Frames that are not in blocks yet, and pieces of compaction that are not done. */
    static long uncompacted(Connection connection) throws SQLException {
        return count(
                connection,
                "select (select count(*) from frame_readable)"
                        + " + (select count(*) from compaction where done_at is null)");
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
