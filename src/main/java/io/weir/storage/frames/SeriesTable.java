package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.SeriesIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of table series of one source. */
final class SeriesTable {

    private static final String ALL = "select fingerprint, id from series where source_id = $1";
    private static final String ADD = """
        insert into series (source_id, id, fingerprint, name, labels, kind, unit)
        select $1, i, f, n, l::jsonb, k, u
        from unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as t (i, f, n, l, k, u)
        """;

    private SeriesTable() {}

    /** Numbers of all series of a source by fingerprint. */
    static Uni<Map<UUID, Integer>> all(SqlClient client, long sourceId) {
        return client.preparedQuery(ALL).execute(Tuple.of(sourceId)).map(rows -> {
            Map<UUID, Integer> numbers = new HashMap<>(2 * rows.size());
            rows.forEach(row -> numbers.put(row.getUUID(0), row.getInteger(1)));
            return numbers;
        });
    }

    /** Gives numbers to series that have none, up to the limit, in a transaction that has locked the source. */
    static Uni<Void> add(
            SqlClient client, long sourceId, Map<UUID, SeriesIdentity> wanted, Map<UUID, Integer> numbers, int most) {
        int last = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Added added = new Added();
        for (Map.Entry<UUID, SeriesIdentity> one : wanted.entrySet()) {
            if (numbers.size() < most && !numbers.containsKey(one.getKey())) {
                last++;
                numbers.put(one.getKey(), last);
                added.add(last, one.getKey(), one.getValue());
            }
        }
        return added.ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(ADD).execute(added.row(sourceId)).replaceWithVoid();
    }

    /** Series column by column: one statement adds them all. */
    private static final class Added {
        private final List<Integer> ids = new ArrayList<>();
        private final List<UUID> fingerprints = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<String> units = new ArrayList<>();

        void add(int id, UUID fingerprint, SeriesIdentity series) {
            ids.add(id);
            fingerprints.add(fingerprint);
            names.add(series.name());
            labels.add(new JsonObject(new HashMap<>(series.labels())).encode());
            kinds.add(series.kind().name());
            units.add(series.unit());
        }

        Tuple row(long sourceId) {
            return Tuple.tuple()
                    .addLong(sourceId)
                    .addArrayOfInteger(ids.toArray(Integer[]::new))
                    .addArrayOfUUID(fingerprints.toArray(UUID[]::new))
                    .addArrayOfString(names.toArray(String[]::new))
                    .addArrayOfString(labels.toArray(String[]::new))
                    .addArrayOfString(kinds.toArray(String[]::new))
                    .addArrayOfString(units.toArray(String[]::new));
        }
    }
}
