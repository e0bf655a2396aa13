package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds layouts that are all there, of many sources at once and without a lock: what a replica asks after it has started
 * anew.
 */
final class LayoutFinder {

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
        Keys series = new Keys();
        shapes.forEach((source, some) ->
                some.values().forEach(shape -> shape.series().keySet().forEach(one -> series.add(source, one))));
        return SeriesTable.find(pool, series).flatMap(numbers -> {
            List<Candidate> candidates = candidates(shapes, numbers);
            Keys layouts = new Keys();
            candidates.forEach(one -> layouts.add(one.source(), one.numbered().fingerprint()));
            return LayoutTable.find(pool, layouts)
                    .invoke(ids -> candidates.forEach(one -> one.handOut(ids, found)))
                    .replaceWithVoid();
        });
    }

    private static List<Candidate> candidates(Map<Long, Map<Long, Shape>> shapes, Numbers numbers) {
        List<Candidate> result = new ArrayList<>();
        shapes.forEach((source, some) -> {
            Map<UUID, Integer> known = numbers.of(source);
            some.forEach((hash, shape) -> {
                if (!shape.series().isEmpty()
                        && known.keySet().containsAll(shape.series().keySet())) {
                    result.add(new Candidate(source, hash, shape.numbered(known)));
                }
            });
        });
        return result;
    }

    private record Candidate(long source, long shapeHash, Shape.Numbered numbered) {
        void handOut(Numbers ids, Found found) {
            Integer id = ids.get(source, numbered.fingerprint());
            if (id != null) {
                found.put(source, shapeHash, KnownLayout.whole(id, numbered));
            }
        }
    }
}
