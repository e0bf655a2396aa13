package io.weir.storage.ingestion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.Overrun;
import io.weir.ingest.OverrunStore;
import io.weir.ingest.SourceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Overruns in table ingest_overrun: replicas add to the same rows. */
@ApplicationScoped
public class PgOverruns implements OverrunStore {

    private static final int KEPT = 10_000;
    private static final int LARGEST = 20;
    private static final String ADD = """
        insert into ingest_overrun as o (fingerprint, reason, source, attributes, count, first_seen, last_seen, example)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (fingerprint, reason) do update set count = o.count + excluded.count,
            first_seen = least(o.first_seen, excluded.first_seen),
            last_seen = greatest(o.last_seen, excluded.last_seen), example = excluded.example
        """;
    private static final String FORGET = "delete from ingest_overrun where last_seen < (select last_seen"
            + " from ingest_overrun order by last_seen desc offset $1 limit 1)";
    private static final String NEWEST = "select source, attributes, reason, count, first_seen, last_seen, example"
            + " from ingest_overrun order by last_seen desc, fingerprint, reason limit $1";
    private static final String LARGEST_SOURCES =
            "select name, series, layouts, (select count(*) from source where retired_at is null)"
                    + " from source where retired_at is null order by series desc, id limit $1";

    private final Pool pool;

    /** @param pool of connections */
    public PgOverruns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Void> add(List<Overrun> overruns) {
        if (overruns.isEmpty()) {
            return Uni.createFrom().voidItem().subscribeAsCompletionStage();
        }
        // Everybody writes in this order, so that replicas do not wait for each other in a circle.
        List<Tuple> rows = overruns.stream()
                .sorted(Comparator.comparing((Overrun o) -> Fingerprints.of(o.source()))
                        .thenComparing(o -> o.reason().code()))
                .map(PgOverruns::row)
                .toList();
        return pool.withTransaction(client -> client.preparedQuery(ADD).executeBatch(rows))
                .flatMap(added -> pool.preparedQuery(FORGET).execute(Tuple.of(KEPT)))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Overrun>> newest(int most) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(most))
                .map(rows -> list(rows).map(PgOverruns::overrun).toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Usage> usage() {
        return pool.preparedQuery(LARGEST_SOURCES)
                .execute(Tuple.of(LARGEST))
                .map(rows -> new Usage(
                        rows.size() == 0 ? 0 : rows.iterator().next().getLong(3),
                        list(rows)
                                .map(row -> new SourceUsage(row.getString(0), row.getInteger(1), row.getInteger(2)))
                                .toList()))
                .subscribeAsCompletionStage();
    }

    private static java.util.stream.Stream<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Tuple row(Overrun overrun) {
        return Tuple.tuple()
                .addUUID(Fingerprints.of(overrun.source()))
                .addString(overrun.reason().code())
                .addString(overrun.source().name())
                .addJsonObject(new JsonObject(new HashMap<>(overrun.source().attributes())))
                .addLong(overrun.count())
                .addOffsetDateTime(overrun.first().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(overrun.last().atOffset(ZoneOffset.UTC))
                .addString(overrun.example());
    }

    private static Overrun overrun(Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.getJsonObject(1).forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Overrun(
                new SourceIdentity(row.getString(0), attributes),
                Overrun.Reason.ofCode(row.getString(2)),
                row.getLong(3),
                instant(row, 4),
                instant(row, 5),
                row.getString(6));
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
