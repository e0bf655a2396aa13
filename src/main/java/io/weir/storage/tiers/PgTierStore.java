package io.weir.storage.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.weir.query.TierReport;
import io.weir.query.TierReport.Kind;
import io.weir.query.TierReport.Running;
import io.weir.query.TierReport.Tier;
import io.weir.query.TierStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL what the tiers hold: its catalog for their sizes, and the row of each hour for
 * the rest. */
@ApplicationScoped
public class PgTierStore implements TierStore {

    private static final String BYTES = """
        select p.relname, coalesce(sum(pg_total_relation_size(i.inhrelid)), 0)::bigint
        from pg_class p left join pg_inherits i on i.inhparent = p.oid
        where p.oid in ('frame'::regclass, 'frame_sealed'::regclass, 'block'::regclass, 'rollup_minute'::regclass,
            'rollup_hour'::regclass)
        group by p.relname
        """;
    private static final String HOURS = """
        select count(*) filter (where made_at is not null and until - interval '1 hour' <= now()),
            count(*) filter (where sealed_at is not null), count(compacted_at), coalesce(sum(samples), 0)::bigint,
            max(compacted_at),
            (select count(*) from pg_inherits where inhparent = 'rollup_minute'::regclass),
            (select count(*) from pg_inherits where inhparent = 'rollup_hour'::regclass)
        from frame_hour
        """;
    private static final String PIECES =
            "select count(*)::integer, count(done_at)::integer, min(until) filter (where done_at is null) from compaction";

    private final Pool pool;

    /** @param pool of connections */
    public PgTierStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<TierReport> look() {
        return Uni.combine()
                .all()
                .unis(
                        pool.query(BYTES).execute(),
                        pool.query(HOURS).execute(),
                        pool.query(PIECES).execute())
                .asTuple()
                .map(all -> report(
                        bytes(all.getItem1()),
                        all.getItem2().iterator().next(),
                        running(all.getItem3().iterator().next())))
                .subscribeAsCompletionStage();
    }

    private static Map<String, Long> bytes(RowSet<Row> rows) {
        Map<String, Long> bytes = new HashMap<>();
        rows.forEach(row -> bytes.put(row.getString(0), row.getLong(1)));
        return bytes;
    }

    private static TierReport report(Map<String, Long> bytes, Row hours, @Nullable Running running) {
        List<Tier> tiers = new ArrayList<>();
        tiers.add(new Tier(Kind.FRAMES, bytes.getOrDefault("frame", 0L), hours.getLong(0), -1));
        tiers.add(new Tier(Kind.SEALED, bytes.getOrDefault("frame_sealed", 0L), hours.getLong(1), -1));
        tiers.add(new Tier(Kind.BLOCKS, bytes.getOrDefault("block", 0L), hours.getLong(2), hours.getLong(3)));
        tiers.add(new Tier(Kind.MINUTES, bytes.getOrDefault("rollup_minute", 0L), hours.getLong(5), -1));
        tiers.add(new Tier(Kind.HOURS, bytes.getOrDefault("rollup_hour", 0L), hours.getLong(6), -1));
        OffsetDateTime compacted = hours.getOffsetDateTime(4);
        return new TierReport(tiers, compacted == null ? null : compacted.toInstant(), running);
    }

    private static @Nullable Running running(Row row) {
        OffsetDateTime until = row.getOffsetDateTime(2);
        return until == null ? null : new Running(until.toInstant(), row.getInteger(0), row.getInteger(1));
    }
}
