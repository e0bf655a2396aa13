package io.weir.storage.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Removes rows that are older than they are to be kept, the oldest first.
 *
 * @param delete a statement of the instant before which they are old, and of how many to delete at most
 * @param kept for how long
 */
record OldRows(String delete, Duration kept) implements Task {

    private static final int AT_ONCE = 500;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(10);

    static OldRows pipelines(Duration kept) {
        return new OldRows("""
                delete from pipeline where id in (
                    select id from pipeline p where last_seen < ?
                    and not exists (select from finding f where f.pipeline_id = p.id and f.resolved_at is null)
                    and not exists (select from alert a where a.pipeline_id = p.id and a.state <> 'RESOLVED')
                    order by last_seen limit ? for update skip locked)
                """, kept);
    }

    static OldRows findings(Duration kept) {
        return new OldRows("""
                delete from finding where id in (
                    select id from finding where resolved_at < ? order by resolved_at limit ? for update skip locked)
                """, kept);
    }

    /** Those that a group has not told of yet stay. */
    static OldRows alerts(Duration kept) {
        return new OldRows("""
                delete from alert where id in (
                    select id from alert a where state = 'RESOLVED' and ends_at < ?
                    and not exists (select from alert_group_member m where m.alert_id = a.id)
                    order by ends_at limit ? for update skip locked)
                """, kept);
    }

    static OldRows notices(Duration kept) {
        return new OldRows("""
                delete from notice where id in (
                    select id from notice where state <> 'PENDING' and created_at < ?
                    order by created_at limit ? for update skip locked)
                """, kept);
    }

    static OldRows pluginChanges(Duration kept) {
        return new OldRows("""
                delete from plugin_change where id in (
                    select id from plugin_change where at < ? order by at limit ? for update skip locked)
                """, kept);
    }

    @Override
    public Done step(Connection connection, long cursor, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setObject(1, now.minus(kept).atOffset(ZoneOffset.UTC));
            statement.setInt(2, AT_ONCE);
            int removed = statement.executeUpdate();
            return new Done(removed, 0, removed == AT_ONCE ? SOON : LATER);
        }
    }
}
