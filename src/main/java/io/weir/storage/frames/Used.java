package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a source uses of what is limited.
 *
 * @param last number that was given
 * @param count how many there are
 */
record Used(int last, long count) {

    static final Used NOTHING = new Used(0, 0);

    /** What sources use; the statement gives rows of a source, its last number and its count. */
    static Uni<Map<Long, Used>> find(SqlClient client, String statement, Collection<Long> sources) {
        return client.preparedQuery(statement)
                .execute(Tuple.tuple().addArrayOfLong(sources.toArray(Long[]::new)))
                .map(Used::bySource);
    }

    private static Map<Long, Used> bySource(RowSet<Row> rows) {
        Map<Long, Used> used = new HashMap<>();
        rows.forEach(row -> used.put(row.getLong(0), new Used(row.getInteger(1), row.getLong(2))));
        return used;
    }
}
