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
    private static final String ADD = "insert into series (source_id, id, fingerprint, name, labels, kind, unit)"
            + " values ($1, $2, $3, $4, $5, $6, $7)";

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
        List<Tuple> rows = new ArrayList<>();
        for (Map.Entry<UUID, SeriesIdentity> one : wanted.entrySet()) {
            if (numbers.size() < most && !numbers.containsKey(one.getKey())) {
                last++;
                numbers.put(one.getKey(), last);
                rows.add(row(sourceId, last, one.getKey(), one.getValue()));
            }
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(long sourceId, int id, UUID fingerprint, SeriesIdentity series) {
        return Tuple.tuple()
                .addLong(sourceId)
                .addInteger(id)
                .addUUID(fingerprint)
                .addString(series.name())
                .addJsonObject(new JsonObject(new HashMap<>(series.labels())))
                .addString(series.kind().name())
                .addString(series.unit());
    }
}
