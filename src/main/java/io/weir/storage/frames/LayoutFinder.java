package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds layouts that are all there, of many sources at once and without a lock: what a replica asks after it has started
 * anew.
 */
final class LayoutFinder {

    private static final String SERIES = "select source_id, fingerprint, id"
            + " from unnest($1::bigint[], $2::uuid[]) as wanted (source_id, fingerprint)"
            + " join series using (source_id, fingerprint)";
    private static final String LAYOUTS = "select source_id, fingerprint, id"
            + " from unnest($1::bigint[], $2::uuid[]) as wanted (source_id, fingerprint)"
            + " join layout using (source_id, fingerprint)";

    private final Pool pool;

    LayoutFinder(Pool pool) {
        this.pool = pool;
    }

    /** Takes a layout that was found. */
    interface Found {
        void put(long sourceId, long shapeHash, KnownLayout layout);
    }

    /** Hands out the layouts of shapes, by source and shape, of which every series and the layout itself are there. */
    Uni<Void> find(Map<Long, Map<Long, Shape>> shapes, Found found) {
        Wanted series = new Wanted();
        shapes.forEach((source, some) ->
                some.values().forEach(shape -> shape.series().keySet().forEach(one -> series.add(source, one))));
        return ask(SERIES, series).flatMap(numbers -> {
            List<Candidate> candidates = candidates(shapes, numbers);
            Wanted layouts = new Wanted();
            candidates.forEach(one -> layouts.add(one.source(), one.numbered().fingerprint()));
            return ask(LAYOUTS, layouts)
                    .invoke(ids -> candidates.forEach(one -> one.handOut(ids, found)))
                    .replaceWithVoid();
        });
    }

    private static List<Candidate> candidates(
            Map<Long, Map<Long, Shape>> shapes, Map<Long, Map<UUID, Integer>> numbers) {
        List<Candidate> result = new ArrayList<>();
        shapes.forEach((source, some) -> {
            Map<UUID, Integer> known = numbers.getOrDefault(source, Map.of());
            some.forEach((hash, shape) -> {
                if (!shape.series().isEmpty()
                        && known.keySet().containsAll(shape.series().keySet())) {
                    result.add(new Candidate(source, hash, shape.numbered(known)));
                }
            });
        });
        return result;
    }

    private Uni<Map<Long, Map<UUID, Integer>>> ask(String sql, Wanted wanted) {
        return wanted.sources.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(sql).execute(wanted.tuple()).map(LayoutFinder::bySource);
    }

    private static Map<Long, Map<UUID, Integer>> bySource(RowSet<Row> rows) {
        Map<Long, Map<UUID, Integer>> result = new HashMap<>();
        rows.forEach(row -> result.computeIfAbsent(row.getLong(0), source -> new HashMap<>())
                .put(row.getUUID(1), row.getInteger(2)));
        return result;
    }

    private record Candidate(long source, long shapeHash, Shape.Numbered numbered) {
        void handOut(Map<Long, Map<UUID, Integer>> ids, Found found) {
            Integer id = ids.getOrDefault(source, Map.of()).get(numbered.fingerprint());
            if (id != null) {
                found.put(source, shapeHash, KnownLayout.whole(id, numbered));
            }
        }
    }

    private static final class Wanted {
        private final List<Long> sources = new ArrayList<>();
        private final List<UUID> fingerprints = new ArrayList<>();

        void add(long source, UUID fingerprint) {
            sources.add(source);
            fingerprints.add(fingerprint);
        }

        Tuple tuple() {
            return Tuple.tuple()
                    .addArrayOfLong(sources.toArray(Long[]::new))
                    .addArrayOfUUID(fingerprints.toArray(UUID[]::new));
        }
    }
}
