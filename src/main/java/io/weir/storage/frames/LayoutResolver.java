package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.SeriesIdentity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Gives series and layouts of a source their numbers. One replica at a time works on a source: a lock in the database
 * makes the others wait, and they find what the first has made.
 */
final class LayoutResolver {

    // Any number that nobody else uses for locks of two numbers. This commit need not wait for the disk: a frame that
    // relies
    // on it is committed later, and what is later in PostgreSQL's log is never there without what is earlier.
    private static final String LOCK = "select pg_advisory_xact_lock(1464158546, hashint8($1)),"
            + " set_config('synchronous_commit', 'off', true)";

    private static final int SOURCES_REMEMBERED = 64;

    private final Pool pool;
    private final IngestLimits limits;
    private final Recent<Long, Map<UUID, Integer>> seriesOfSources = new Recent<>(SOURCES_REMEMBERED);

    LayoutResolver(Pool pool, IngestLimits limits) {
        this.pool = pool;
        this.limits = limits;
    }

    /** What to do with the frames of shapes of one source, by whatever key. */
    Uni<Map<Long, KnownLayout>> resolve(long sourceId, Map<Long, Shape> shapes) {
        Map<UUID, Integer> remembered = seriesOfSources.get(sourceId);
        if (remembered != null && remembered.size() >= limits.seriesPerSource() && nothingKnown(shapes, remembered)) {
            // Where every value of a label is new, the database is not asked again and again.
            return Uni.createFrom().item(layouts(shapes, remembered, Map.of()));
        }
        return pool.withTransaction(client -> client.preparedQuery(LOCK)
                        .execute(Tuple.of(sourceId))
                        .flatMap(locked -> SeriesTable.all(client, sourceId))
                        .flatMap(numbers -> number(client, sourceId, shapes, numbers)))
                .map(done -> {
                    seriesOfSources.put(sourceId, done.series());
                    return layouts(shapes, done.series(), done.layouts());
                });
    }

    private record Numbers(Map<UUID, Integer> series, Map<UUID, Integer> layouts) {}

    private Uni<Numbers> number(SqlClient client, long sourceId, Map<Long, Shape> shapes, Map<UUID, Integer> series) {
        Map<UUID, SeriesIdentity> wanted = new LinkedHashMap<>();
        shapes.values().forEach(shape -> wanted.putAll(shape.series()));
        return SeriesTable.add(client, sourceId, wanted, series, limits.seriesPerSource())
                .flatMap(added -> numberLayouts(client, sourceId, shapes, series))
                .map(layouts -> new Numbers(series, layouts));
    }

    private Uni<Map<UUID, Integer>> numberLayouts(
            SqlClient client, long sourceId, Map<Long, Shape> shapes, Map<UUID, Integer> series) {
        Map<UUID, int[]> wanted = new LinkedHashMap<>();
        for (Shape shape : shapes.values()) {
            Shape.Numbered numbered = shape.numbered(series);
            if (numbered.seriesIds().length > 0) {
                wanted.put(numbered.fingerprint(), numbered.seriesIds());
            }
        }
        return LayoutTable.find(client, sourceId, wanted.keySet())
                .flatMap(found -> found.keySet().containsAll(wanted.keySet())
                        ? Uni.createFrom().item(found)
                        : addLayouts(client, sourceId, wanted, found, series.size()));
    }

    private Uni<Map<UUID, Integer>> addLayouts(
            SqlClient client, long sourceId, Map<UUID, int[]> wanted, Map<UUID, Integer> found, int series) {
        return LayoutTable.size(client, sourceId).flatMap(size -> {
            Map<UUID, int[]> singles = new LinkedHashMap<>();
            Map<UUID, int[]> missing = new LinkedHashMap<>();
            long wide = size.wide();
            for (Map.Entry<UUID, int[]> one : wanted.entrySet()) {
                boolean known = found.containsKey(one.getKey());
                if (!known && one.getValue().length > 1 && wide >= limits.layoutsPerSource()) {
                    split(one.getValue(), singles);
                } else if (!known) {
                    wide += one.getValue().length > 1 ? 1 : 0;
                    missing.put(one.getKey(), one.getValue());
                }
            }
            long layouts = wide;
            return LayoutTable.find(client, sourceId, singles.keySet())
                    .flatMap(knownSingles -> {
                        singles.keySet().removeAll(knownSingles.keySet());
                        missing.putAll(singles);
                        found.putAll(knownSingles);
                        return insert(client, sourceId, missing, size.last(), found);
                    })
                    .call(() -> SourceIds.use(client, sourceId, series, layouts));
        });
    }

    private static Uni<Map<UUID, Integer>> insert(
            SqlClient client, long sourceId, Map<UUID, int[]> missing, int last, Map<UUID, Integer> found) {
        Map<Integer, int[]> rows = new LinkedHashMap<>();
        int id = last;
        for (Map.Entry<UUID, int[]> one : missing.entrySet()) {
            id++;
            rows.put(id, one.getValue());
            found.put(one.getKey(), id);
        }
        return LayoutTable.add(client, sourceId, rows).replaceWith(found);
    }

    private static void split(int[] seriesIds, Map<UUID, int[]> into) {
        for (int id : seriesIds) {
            int[] single = {id};
            into.put(Fingerprints.of(single), single);
        }
    }

    private static boolean nothingKnown(Map<Long, Shape> shapes, Map<UUID, Integer> series) {
        return shapes.values().stream()
                .flatMap(shape -> shape.series().keySet().stream())
                .noneMatch(series::containsKey);
    }

    private static Map<Long, KnownLayout> layouts(
            Map<Long, Shape> shapes, Map<UUID, Integer> series, Map<UUID, Integer> layouts) {
        Map<Long, KnownLayout> result = new HashMap<>();
        shapes.forEach((key, shape) -> result.put(key, layout(shape.numbered(series), layouts)));
        return result;
    }

    private static KnownLayout layout(Shape.Numbered shape, Map<UUID, Integer> layouts) {
        if (shape.seriesIds().length == 0) {
            return new KnownLayout(List.of(), shape.drops(), shape.examples());
        }
        Integer whole = layouts.get(shape.fingerprint());
        if (whole != null) {
            return KnownLayout.whole(whole, shape);
        }
        List<KnownLayout.Part> singles = IntStream.range(0, shape.seriesIds().length)
                .mapToObj(
                        i -> new KnownLayout.Part(single(layouts, shape.seriesIds()[i]), new int[] {shape.picks()[i]}))
                .toList();
        return new KnownLayout(singles, shape.drops(), shape.examples());
    }

    private static int single(Map<UUID, Integer> layouts, int seriesId) {
        return Objects.requireNonNull(layouts.get(Fingerprints.of(new int[] {seriesId})), "no layout of one series");
    }
}
