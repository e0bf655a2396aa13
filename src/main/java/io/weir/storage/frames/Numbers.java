package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers of series or of layouts, by their source and fingerprint. */
final class Numbers {

    private final Map<Long, Map<UUID, Integer>> bySource = new HashMap<>();

    /** The numbers of those that are there; the statement gives rows of a source, a fingerprint and a number. */
    static Uni<Numbers> find(SqlClient client, String statement, Keys wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(Numbers::new)
                : client.preparedQuery(statement).execute(wanted.columns()).map(Numbers::of);
    }

    private static Numbers of(RowSet<Row> rows) {
        Numbers numbers = new Numbers();
        rows.forEach(row -> numbers.put(row.getLong(0), row.getUUID(1), row.getInteger(2)));
        return numbers;
    }

    void put(long sourceId, UUID fingerprint, int number) {
        bySource.computeIfAbsent(sourceId, source -> new HashMap<>()).put(fingerprint, number);
    }

    void putAll(Numbers others) {
        others.bySource.forEach((source, numbers) ->
                bySource.computeIfAbsent(source, one -> new HashMap<>()).putAll(numbers));
    }

    /** Numbers of a source. */
    Map<UUID, Integer> of(long sourceId) {
        return bySource.getOrDefault(sourceId, Map.of());
    }

    @Nullable
    Integer get(long sourceId, UUID fingerprint) {
        return of(sourceId).get(fingerprint);
    }
}
