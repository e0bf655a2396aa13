package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.SeriesIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rows of table series, of many sources at once. */
final class SeriesTable {

    private static final String FIND = "select source_id, fingerprint, id"
            + " from unnest($1::bigint[], $2::uuid[]) as wanted (source_id, fingerprint)"
            + " join series using (source_id, fingerprint)";
    private static final String USED =
            "select source_id, max(id), count(*) from series where source_id = any($1) group by source_id";
    private static final String ALL = "select fingerprint from series where source_id = $1";
    private static final String ADD = """
        insert into series (source_id, id, fingerprint, name, labels, kind, unit)
        select s, i, f, n, l::jsonb, k, u
        from unnest($1::bigint[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])
            as t (s, i, f, n, l, k, u)
        """;

    private SeriesTable() {}

    /** The numbers of those that are there. */
    static Uni<Numbers> find(SqlClient client, Keys wanted) {
        return Numbers.find(client, FIND, wanted);
    }

    /** How many series sources have; those that have none are missing. */
    static Uni<Map<Long, Used>> used(SqlClient client, Collection<Long> sources) {
        return Used.find(client, USED, sources);
    }

    /** Fingerprints of all series of a source. */
    static Uni<Set<UUID>> all(SqlClient client, long sourceId) {
        return client.preparedQuery(ALL).execute(Tuple.of(sourceId)).map(rows -> {
            Set<UUID> all = new HashSet<>(2 * rows.size());
            rows.forEach(row -> all.add(row.getUUID(0)));
            return all;
        });
    }

    static Uni<Void> add(SqlClient client, Rows rows) {
        return rows.ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(ADD).execute(rows.columns()).replaceWithVoid();
    }

    /** Series column by column: one statement adds them all. */
    static final class Rows {
        private final List<Long> sources = new ArrayList<>();
        private final List<Integer> ids = new ArrayList<>();
        private final List<UUID> fingerprints = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<String> units = new ArrayList<>();

        void add(long sourceId, int id, UUID fingerprint, SeriesIdentity series) {
            sources.add(sourceId);
            ids.add(id);
            fingerprints.add(fingerprint);
            names.add(series.name());
            labels.add(new JsonObject(new HashMap<>(series.labels())).encode());
            kinds.add(series.kind().name());
            units.add(series.unit());
        }

        private Tuple columns() {
            return Tuple.tuple()
                    .addArrayOfLong(sources.toArray(Long[]::new))
                    .addArrayOfInteger(ids.toArray(Integer[]::new))
                    .addArrayOfUUID(fingerprints.toArray(UUID[]::new))
                    .addArrayOfString(names.toArray(String[]::new))
                    .addArrayOfString(labels.toArray(String[]::new))
                    .addArrayOfString(kinds.toArray(String[]::new))
                    .addArrayOfString(units.toArray(String[]::new));
        }
    }
}
