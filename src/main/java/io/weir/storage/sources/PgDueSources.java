package io.weir.storage.sources;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.DueSources;
import io.weir.analysis.Lease;
import io.weir.storage.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Leases on rows of table analysis_due: who finds a row locked by another replica takes the next. */
@ApplicationScoped
public class PgDueSources implements DueSources {

    private static final String LEASE = """
            with due as (
                select source_id, due_at from analysis_due
                where due_at <= $1 and (leased_until is null or leased_until <= $1)
                order by due_at limit $2
                for update skip locked),
            leased as (
                update analysis_due a set leased_until = $3, lease = a.lease + 1 from due
                where a.source_id = due.source_id
                returning a.source_id, a.lease, due.due_at)
            select source_id, lease, due_at from leased order by due_at, source_id
            """;
    private static final String RENEW = """
            update analysis_due a set leased_until = $3 from unnest($1::bigint[], $2::bigint[]) as held (source_id, lease)
            where a.source_id = held.source_id and a.lease = held.lease and a.leased_until is not null
            returning a.source_id
            """;
    private static final String RELEASE = """
            update analysis_due a set due_at = done.due_at, leased_until = null
            from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as done (source_id, lease, due_at)
            where a.source_id = done.source_id and a.lease = done.lease
            """;
    private static final int MOST_RELEASED = 500;

    private final Pool pool;
    private final Together<Done> done = new Together<>(MOST_RELEASED, this::release);

    private record Done(Lease lease, Instant nextDue) {}

    /** @param pool of connections */
    public PgDueSources(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<Lease>> lease(int max, Instant now, Duration lease) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(utc(now), max, utc(now.plus(lease))))
                .map(rows -> {
                    List<Lease> leases = new ArrayList<>();
                    rows.forEach(row -> leases.add(new Lease(
                            row.getLong(0),
                            row.getLong(1),
                            row.getOffsetDateTime(2).toInstant())));
                    return leases;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Set<Long>> renew(Collection<Lease> leases, Instant until) {
        Tuple held = Tuple.tuple()
                .addArrayOfLong(leases.stream().map(Lease::sourceId).toArray(Long[]::new))
                .addArrayOfLong(leases.stream().map(Lease::number).toArray(Long[]::new))
                .addOffsetDateTime(utc(until));
        return pool.preparedQuery(RENEW)
                .execute(held)
                .map(rows -> {
                    Set<Long> kept = new HashSet<>();
                    rows.forEach(row -> kept.add(row.getLong(0)));
                    return kept;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> release(Lease lease, Instant nextDue) {
        return done.add(new Done(lease, nextDue));
    }

    private CompletionStage<?> release(List<Done> all) {
        Tuple columns = Tuple.tuple()
                .addArrayOfLong(all.stream().map(d -> d.lease().sourceId()).toArray(Long[]::new))
                .addArrayOfLong(all.stream().map(d -> d.lease().number()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        all.stream().map(d -> utc(d.nextDue())).toArray(OffsetDateTime[]::new));
        return pool.preparedQuery(RELEASE).execute(columns).subscribeAsCompletionStage();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
