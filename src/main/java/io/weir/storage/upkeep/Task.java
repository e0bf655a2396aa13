package io.weir.storage.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A kind of work. */
interface Task {

    /**
     * What was done.
     *
     * @param removed rows, without those that went with them
     * @param cursor where the next step goes on
     * @param pause before the next step
     */
    record Done(int removed, long cursor, Duration pause) {}

    /**
     * Does a step, within a transaction; blocks.
     *
     * @param cursor where the last step ended, 0 at first
     */
    Done step(Connection connection, long cursor, Instant now) throws SQLException;
}
