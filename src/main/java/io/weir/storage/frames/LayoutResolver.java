package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.IngestLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives series and layouts their numbers, of many sources in one transaction. One replica at a time works on a source: a
 * lock in the database makes the others wait, and they find what the first has made.
 */
final class LayoutResolver {

    // Any number that nobody else uses for locks of two numbers; everybody locks in the same order. The commit waits
    // for
    // the disk: the numbers are remembered here, and a database that crashes must not give them to others.
    private static final String LOCK = """
        select count(pg_advisory_xact_lock(1464158546, l.hash))
        from (select distinct hashint8(s.id) as hash from unnest($1::bigint[]) as s (id) order by 1) as l
        """;

    private static final int MOST_SOURCES = 100;
    private static final int MOST_SERIES = 20_000;

    private final Pool pool;
    private final IngestLimits limits;
    private final FullSources fullSources;

    /** @param fullSources gets to know the sources that may have no more series */
    LayoutResolver(Pool pool, IngestLimits limits, FullSources fullSources) {
        this.pool = pool;
        this.limits = limits;
        this.fullSources = fullSources;
    }

    /** Hands out what to do with the frames of shapes, by source and shape. */
    Uni<Void> resolve(Map<Long, Map<Long, Shape>> shapes, LayoutFinder.Found found) {
        return Multi.createFrom()
                .iterable(parts(shapes))
                .onItem()
                .transformToUniAndConcatenate(some -> resolveTogether(some, found))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Parts that are small enough for one transaction; a source is never in two. */
    private static List<Map<Long, Map<Long, Shape>>> parts(Map<Long, Map<Long, Shape>> shapes) {
        List<Map<Long, Map<Long, Shape>>> parts = new ArrayList<>();
        Map<Long, Map<Long, Shape>> part = new LinkedHashMap<>();
        int series = 0;
        for (Map.Entry<Long, Map<Long, Shape>> one : shapes.entrySet()) {
            if (part.size() >= MOST_SOURCES || series >= MOST_SERIES) {
                parts.add(part);
                part = new LinkedHashMap<>();
                series = 0;
            }
            part.put(one.getKey(), one.getValue());
            series += one.getValue().values().stream()
                    .mapToInt(shape -> shape.series().size())
                    .sum();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private Uni<Void> resolveTogether(Map<Long, Map<Long, Shape>> shapes, LayoutFinder.Found found) {
        return pool.withTransaction(client -> number(client, shapes))
                .invoke(numbered -> shapes.forEach((source, some) ->
                        some.forEach((hash, shape) -> found.put(source, hash, numbered.layout(source, shape)))))
                .replaceWithVoid();
    }

    private Uni<Numbered> number(SqlClient client, Map<Long, Map<Long, Shape>> shapes) {
        SeriesNumbering series = new SeriesNumbering(client, limits.seriesPerSource());
        LayoutNumbering layouts = new LayoutNumbering(client, limits.layoutsPerSource());
        return lock(client, shapes.keySet())
                .chain(() -> series.number(shapes))
                .chain(() -> layouts.number(shapes, series.numbers()))
                .chain(() -> SourceIds.use(client, layouts.used(), series))
                .chain(() -> fullSources.learn(client, series.refusing()))
                .replaceWith(() -> new Numbered(series.numbers(), layouts.numbers()));
    }

    private static Uni<Void> lock(SqlClient client, Collection<Long> sources) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfLong(sources.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private record Numbered(Numbers series, Numbers layouts) {
        KnownLayout layout(long sourceId, Shape shape) {
            return KnownLayout.of(shape.numbered(series.of(sourceId)), layouts.of(sourceId));
        }
    }
}
