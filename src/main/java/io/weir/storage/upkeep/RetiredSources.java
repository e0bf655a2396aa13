package io.weir.storage.upkeep;

import static io.weir.storage.upkeep.SourceNumbers.array;
import static io.weir.storage.upkeep.SourceNumbers.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Forgets sources of which nothing is stored any more, and all that hangs on them; a day after they were retired at the
 * soonest, because replicas remember the numbers of sources. They look up a number anew after some hours, so that none is in
 * use by then that was not looked up since; one that is, counts again. A number is never given out again.
 *
 * @param silent for how long there must be nothing of a source for it not to count
 */
record RetiredSources(Duration silent) implements Task {

    private static final Logger LOG = Logger.getLogger(RetiredSources.class);
    private static final int LOOKED_AT = 200;
    private static final Duration GRACE = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofHours(1);

    private static final String NEXT =
            "select id from source where retired_at is not null and retired_at < ? and id > ?" + " order by id limit "
                    + LOOKED_AT;
    private static final String BACK =
            "update source set retired_at = null where id = any(?) and retired_at is not null and weir_counts(id, ?)";
    private static final String EMPTY =
            "select id from source where id = any(?) and not weir_has_stored(id) order by id limit 1";
    // The lock of who gives series and layouts their numbers.
    private static final String LOCK = "select count(pg_advisory_xact_lock(1464158546, hashint8(?)))";
    private static final String FORGET =
            "delete from source where id = ? and retired_at < ? and not weir_has_stored(id) and not weir_counts(id, ?)";

    @Override
    public Done step(Connection connection, long cursor, Instant now) throws SQLException {
        List<Long> some = SourceNumbers.find(connection, NEXT, utc(now.minus(GRACE)), cursor);
        if (some.isEmpty()) {
            return new Done(0, 0, LATER);
        }
        if (SourceNumbers.change(connection, BACK, array(connection, some), utc(now.minus(silent))) > 0) {
            // Theirs is not to be held up by what goes.
            return new Done(0, cursor, AT_ONCE);
        }
        List<Long> empty = SourceNumbers.find(connection, EMPTY, array(connection, some));
        return empty.isEmpty()
                ? new Done(0, some.getLast(), SOON)
                : new Done(forget(connection, empty.getFirst(), now), empty.getFirst(), AT_ONCE);
    }

    /** One at a time, and one that cannot go is left for the next round: the others do not wait for it. */
    private int forget(Connection connection, long id, Instant now) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            SourceNumbers.find(connection, LOCK, id);
            return SourceNumbers.change(connection, FORGET, id, utc(now.minus(GRACE)), utc(now.minus(silent)));
        } catch (SQLException e) {
            connection.rollback(before);
            LOG.warnf(e, "source %d could not be forgotten, trying again in some hours", id);
            return 0;
        }
    }
}
