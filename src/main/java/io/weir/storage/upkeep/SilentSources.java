package io.weir.storage.upkeep;

import static io.weir.storage.upkeep.SourceNumbers.array;
import static io.weir.storage.upkeep.SourceNumbers.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Retires sources that fell silent: they no longer count, but what is left of them, rollups most of all, can be read as before.
 * Who looks up a source's number takes that back.
 *
 * @param silent for how long there must be nothing of it, also no configuration that somebody told of
 */
record SilentSources(Duration silent) implements Task {

    private static final int LOOKED_AT = 200;
    private static final Duration LEAST_AGE = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofHours(1);

    private static final String NEXT =
            "select id from source where retired_at is null and id > ? order by id limit " + LOOKED_AT;
    private static final String RETIRE = """
            update source set retired_at = ?
            where id = any(?) and retired_at is null and first_seen < ? and not weir_counts(id, ?)
            """;

    @Override
    public Done step(Connection connection, long cursor, Instant now) throws SQLException {
        List<Long> some = SourceNumbers.find(connection, NEXT, cursor);
        if (some.isEmpty()) {
            return new Done(0, 0, LATER);
        }
        SourceNumbers.change(
                connection,
                RETIRE,
                utc(now),
                array(connection, some),
                utc(now.minus(LEAST_AGE)),
                utc(now.minus(silent)));
        return new Done(0, some.getLast(), SOON);
    }
}
