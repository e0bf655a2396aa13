package io.weir.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes PostgreSQL slow, or full: something happens to each frame before it is written. */
final class HoldUp {

    private HoldUp() {}

    /** Each frame takes so long. */
    static void slow(Connection connection, int millis) throws SQLException {
        each(connection, "perform pg_sleep(" + millis / 1_000.0 + ")");
    }

    /** No frame is taken, as with a full disk. */
    static void full(Connection connection) throws SQLException {
        each(connection, "raise exception 'no space left' using errcode = '53100'");
    }

    /** All is well again. */
    static void over(Connection connection) throws SQLException {
        execute(connection, "drop trigger hold_up on frame");
    }

    private static void each(Connection connection, String action) throws SQLException {
        execute(
                connection,
                "create or replace function hold_up() returns trigger language plpgsql as $$ begin " + action
                        + "; return new; end $$");
        execute(
                connection,
                "create or replace trigger hold_up before insert on frame for each row execute function hold_up()");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
