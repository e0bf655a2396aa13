package io.weir.storage.sources;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.DueSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Leases on rows of table source: who finds a row locked by another replica takes the next. */
@ApplicationScoped
public class PgDueSources implements DueSources {

    private static final String LEASE = """
            with due as (
                select id, due_at from source
                where due_at <= $1 and (leased_until is null or leased_until <= $1)
                order by due_at limit $2
                for update skip locked),
            leased as (
                update source s set leased_until = $3 from due where s.id = due.id
                returning s.id, due.due_at)
            select id from leased order by due_at, id
            """;
    private static final String RELEASE = "update source set due_at = $2, leased_until = null where id = $1";

    private final Pool pool;

    /** @param pool of connections */
    public PgDueSources(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<Long>> lease(int max, Instant now, Duration lease) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(utc(now), max, utc(now.plus(lease))))
                .map(rows -> {
                    List<Long> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getLong(0)));
                    return ids;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> release(long sourceId, Instant nextDue) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(sourceId, utc(nextDue)))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
