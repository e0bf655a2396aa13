package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of table layout, of many sources at once. */
final class LayoutTable {

    private static final String FIND = "select source_id, fingerprint, id"
            + " from unnest($1::bigint[], $2::uuid[]) as wanted (source_id, fingerprint)"
            + " join layout using (source_id, fingerprint)";
    private static final String USED = "select source_id, max(id), count(*) filter (where cardinality(series_ids) > 1)"
            + " from layout where source_id = any($1) group by source_id";
    // An array of arrays of different lengths is none in PostgreSQL: each comes as a text.
    private static final String ADD = """
        insert into layout (source_id, id, fingerprint, series_ids)
        select s, i, f, n::int[] from unnest($1::bigint[], $2::int[], $3::uuid[], $4::text[]) as t (s, i, f, n)
        """;

    private LayoutTable() {}

    /** The numbers of those that are there. */
    static Uni<Numbers> find(SqlClient client, Keys wanted) {
        return Numbers.find(client, FIND, wanted);
    }

    /** How many layouts of more than one series sources have; those that have none are missing. */
    static Uni<Map<Long, Used>> used(SqlClient client, Collection<Long> sources) {
        return Used.find(client, USED, sources);
    }

    static Uni<Void> add(SqlClient client, Rows rows) {
        return rows.ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(ADD).execute(rows.columns()).replaceWithVoid();
    }

    /** Layouts column by column: one statement adds them all. */
    static final class Rows {
        private final List<Long> sources = new ArrayList<>();
        private final List<Integer> ids = new ArrayList<>();
        private final List<UUID> fingerprints = new ArrayList<>();
        private final List<String> seriesIds = new ArrayList<>();

        void add(long sourceId, int id, UUID fingerprint, int[] series) {
            sources.add(sourceId);
            ids.add(id);
            fingerprints.add(fingerprint);
            String listed = Arrays.toString(series);
            seriesIds.add("{" + listed.substring(1, listed.length() - 1) + "}");
        }

        private Tuple columns() {
            return Tuple.tuple()
                    .addArrayOfLong(sources.toArray(Long[]::new))
                    .addArrayOfInteger(ids.toArray(Integer[]::new))
                    .addArrayOfUUID(fingerprints.toArray(UUID[]::new))
                    .addArrayOfString(seriesIds.toArray(String[]::new));
        }
    }
}
