package io.weir.storage.upkeep;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets sources of which nothing is stored any more, and all that hangs on them. In two steps, because replicas remember
 * the numbers of sources: first a source is retired, and no longer counts; a day later it goes, unless it came back, which
 * whoever looks up its number notes. Replicas look up a number anew after some hours, so that none is in use by then that was
 * not looked up since. A number is never given out again.
 *
 * @param configured for how long a configuration that somebody told of keeps a source
 */
record SilentSources(Duration configured) implements Task {

    private static final int LOOKED_AT = 200;
    private static final int FORGOTTEN = 10;
    private static final Duration GRACE = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofHours(1);

    private static final String NEXT = "select id from source where id > ? order by id limit ?";
    private static final String RETIRE = """
            update source s set retired_at = ?
            where s.id = any(?) and s.retired_at is null and s.first_seen < ? and not weir_has_stored(s.id)
            and not exists (select from source_configuration c where c.source_id = s.id and c.at > ?)
            """;
    private static final String RETIRED = "select id from source where retired_at < ? order by retired_at limit ?";
    // The lock of who gives series and layouts their numbers.
    private static final String LOCK = """
            select count(pg_advisory_xact_lock(1464158546, l.hash))
            from (select distinct hashint8(s.id) as hash from unnest(?) as s (id) order by 1) as l
            """;
    private static final String BACK = """
            update source s set retired_at = null
            where s.id = any(?) and (weir_has_stored(s.id)
                or exists (select from source_configuration c where c.source_id = s.id and c.at > ?))
            """;
    private static final String FORGET =
            "delete from source where id = any(?) and retired_at < ? and not weir_has_stored(id)";

    @Override
    public Done step(Connection connection, long cursor, Instant now) throws SQLException {
        int removed = forget(connection, now);
        List<Long> some = numbers(connection, NEXT, cursor, LOOKED_AT);
        if (some.isEmpty()) {
            return new Done(removed, 0, removed == FORGOTTEN ? SOON : LATER);
        }
        retire(connection, some, now);
        return new Done(removed, some.getLast(), SOON);
    }

    private void retire(Connection connection, List<Long> some, Instant now) throws SQLException {
        try (PreparedStatement retire = connection.prepareStatement(RETIRE)) {
            retire.setObject(1, utc(now));
            retire.setArray(2, array(connection, some));
            retire.setObject(3, utc(now.minus(GRACE)));
            retire.setObject(4, utc(now.minus(configured)));
            retire.executeUpdate();
        }
    }

    private int forget(Connection connection, Instant now) throws SQLException {
        List<Long> some = numbers(connection, RETIRED, utc(now.minus(GRACE)), FORGOTTEN);
        if (some.isEmpty()) {
            return 0;
        }
        Array ids = array(connection, some);
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement back = connection.prepareStatement(BACK);
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            lock.setArray(1, ids);
            lock.execute();
            back.setArray(1, ids);
            back.setObject(2, utc(now.minus(configured)));
            back.executeUpdate();
            forget.setArray(1, ids);
            forget.setObject(2, utc(now.minus(GRACE)));
            return forget.executeUpdate();
        }
    }

    private static List<Long> numbers(Connection connection, String sql, Object from, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, from);
            select.setInt(2, most);
            List<Long> numbers = new ArrayList<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private static Array array(Connection connection, List<Long> numbers) throws SQLException {
        return connection.createArrayOf("bigint", numbers.toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
