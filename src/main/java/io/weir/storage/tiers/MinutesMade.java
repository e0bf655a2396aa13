package io.weir.storage.tiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Of which sources minutes of an hour are made, or have been made already.
 *
 * @param to up to this number
 */
record MinutesMade(long to) {

    static final MinutesMade ALL = new MinutesMade(Long.MAX_VALUE);

    private static final String FIND =
            "select case when minutes_at is null then minutes_to else 9223372036854775807 end from frame_hour where until = ?";

    boolean includes(long sourceId) {
        return sourceId <= to;
    }

    /** Of an hour that nobody remembers, because it is older than blocks are kept, all are. */
    static MinutesMade of(Connection connection, Hour hour) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, Times.utc(hour.end()));
            ResultSet row = find.executeQuery();
            return row.next() ? new MinutesMade(row.getLong(1)) : ALL;
        }
    }
}
