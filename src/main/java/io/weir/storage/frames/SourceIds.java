package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.SourceIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Numbers of sources; gives new ones a number and calls retired ones back, up to the limit. */
final class SourceIds {

    private static final String FIND =
            "select fingerprint, id, retired_at is not null from source where fingerprint = any($1)";
    // One that is about to be forgotten stays; one that was forgotten meanwhile is not among the results.
    private static final String CALL_BACK = """
        update source set retired_at = null where id in (
            select id from source where fingerprint = any($1) and retired_at is not null
            limit greatest(0, $2 - (select count(*) from source where retired_at is null)))
        returning fingerprint, id
        """;
    // Another replica may add the same at the same moment: its row counts, and is found afterwards.
    private static final String ADD = """
        insert into source (fingerprint, name, attributes)
        select f, n, a::jsonb from unnest($1::uuid[], $2::text[], $3::text[]) as t (f, n, a)
        limit greatest(0, $4 - (select count(*) from source where retired_at is null))
        on conflict (fingerprint) do nothing
        """;

    private static final String USE = "update source set series = u.series, layouts = u.layouts"
            + " from unnest($1::bigint[], $2::int[], $3::int[]) as u (id, series, layouts) where source.id = u.id";

    private final Pool pool;
    private final int most;

    SourceIds(Pool pool, IngestLimits limits) {
        this.pool = pool;
        this.most = limits.sources();
    }

    /** The numbers of sources by fingerprint; those beyond the limit are missing. */
    Uni<Map<UUID, Long>> of(Map<UUID, SourceIdentity> sources) {
        return find(sources.keySet().toArray(UUID[]::new)).flatMap(found -> {
            Map<UUID, SourceIdentity> missing = new HashMap<>(sources);
            missing.keySet().removeAll(found.keySet());
            return missing.isEmpty() ? Uni.createFrom().item(found) : add(missing, found);
        });
    }

    /** Notes how much sources use of what is limited, in a transaction that has locked them. */
    static Uni<Void> use(SqlClient client, Map<Long, Used> layouts, SeriesNumbering series) {
        if (layouts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Long> sources = new ArrayList<>();
        List<Integer> seriesCounts = new ArrayList<>();
        List<Integer> layoutCounts = new ArrayList<>();
        layouts.forEach((source, used) -> {
            sources.add(source);
            seriesCounts.add((int) series.count(source));
            layoutCounts.add((int) used.count());
        });
        Tuple columns = Tuple.tuple()
                .addArrayOfLong(sources.toArray(Long[]::new))
                .addArrayOfInteger(seriesCounts.toArray(Integer[]::new))
                .addArrayOfInteger(layoutCounts.toArray(Integer[]::new));
        return client.preparedQuery(USE).execute(columns).replaceWithVoid();
    }

    private Uni<Map<UUID, Long>> find(UUID[] fingerprints) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(fingerprints))
                .flatMap(this::numbers);
    }

    private Uni<Map<UUID, Long>> numbers(RowSet<Row> rows) {
        Map<UUID, Long> numbers = new HashMap<>();
        List<UUID> retired = new ArrayList<>();
        rows.forEach(row -> {
            if (row.getBoolean(2)) {
                retired.add(row.getUUID(0));
            } else {
                numbers.put(row.getUUID(0), row.getLong(1));
            }
        });
        return retired.isEmpty()
                ? Uni.createFrom().item(numbers)
                : callBack(retired).invoke(numbers::putAll).replaceWith(numbers);
    }

    private Uni<Map<UUID, Long>> callBack(List<UUID> retired) {
        return pool.preparedQuery(CALL_BACK)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(retired.toArray(UUID[]::new))
                        .addLong((long) most))
                .map(rows -> {
                    Map<UUID, Long> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getUUID(0), row.getLong(1)));
                    return numbers;
                });
    }

    private Uni<Map<UUID, Long>> add(Map<UUID, SourceIdentity> missing, Map<UUID, Long> found) {
        List<UUID> fingerprints = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        missing.forEach((fingerprint, source) -> {
            fingerprints.add(fingerprint);
            names.add(source.name());
            attributes.add(new JsonObject(new HashMap<>(source.attributes())).encode());
        });
        UUID[] keys = fingerprints.toArray(UUID[]::new);
        Tuple row = Tuple.tuple()
                .addArrayOfUUID(keys)
                .addArrayOfString(names.toArray(String[]::new))
                .addArrayOfString(attributes.toArray(String[]::new))
                .addLong((long) most);
        return pool.preparedQuery(ADD).execute(row).flatMap(added -> find(keys)).invoke(more -> more.putAll(found));
    }
}
