package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.Fingerprints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of table layout of one source. */
final class LayoutTable {

    private static final String FIND =
            "select fingerprint, id from layout where source_id = $1 and fingerprint = any($2)";
    private static final String SIZE =
            "select coalesce(max(id), 0), count(*) filter (where cardinality(series_ids) > 1)"
                    + " from layout where source_id = $1";
    private static final String ADD =
            "insert into layout (source_id, id, fingerprint, series_ids) values ($1, $2, $3, $4)";

    private LayoutTable() {}

    /** Numbers of the layouts of a source that are there. */
    static Uni<Map<UUID, Integer>> find(SqlClient client, long sourceId, Iterable<UUID> fingerprints) {
        List<UUID> wanted = new ArrayList<>();
        fingerprints.forEach(wanted::add);
        Tuple parameters = Tuple.tuple().addLong(sourceId).addArrayOfUUID(wanted.toArray(UUID[]::new));
        return client.preparedQuery(FIND).execute(parameters).map(rows -> {
            Map<UUID, Integer> numbers = new HashMap<>();
            rows.forEach(row -> numbers.put(row.getUUID(0), row.getInteger(1)));
            return numbers;
        });
    }

    /** Last number given, and how many layouts have more than one series. */
    static Uni<Size> size(SqlClient client, long sourceId) {
        return client.preparedQuery(SIZE).execute(Tuple.of(sourceId)).map(rows -> {
            var row = rows.iterator().next();
            return new Size(row.getInteger(0), row.getLong(1));
        });
    }

    static Uni<Void> add(SqlClient client, long sourceId, Map<Integer, int[]> layouts) {
        if (layouts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = new ArrayList<>();
        layouts.forEach((id, seriesIds) -> rows.add(Tuple.tuple()
                .addLong(sourceId)
                .addInteger(id)
                .addUUID(Fingerprints.of(seriesIds))
                .addArrayOfInteger(Arrays.stream(seriesIds).boxed().toArray(Integer[]::new))));
        return client.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    /**
     * How many layouts a source has.
     *
     * @param last number given
     * @param wide layouts of more than one series
     */
    record Size(int last, long wide) {}
}
