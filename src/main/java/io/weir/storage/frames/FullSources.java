package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the series of sources that may have no more. Where every value of a label is new, the database is not asked
 * again and again for what it will refuse. Safe for use by several threads.
 */
final class FullSources {

    private static final int REMEMBERED = 64;
    private static final int LEARNED_AT_ONCE = 8;

    private final Recent<Long, Set<UUID>> series = new Recent<>(REMEMBERED);

    /** What to do with the frames of a shape of which every series would be refused; null when one may be kept. */
    @Nullable
    KnownLayout refused(long sourceId, Shape shape) {
        Set<UUID> all = series.get(sourceId);
        return all == null || shape.series().keySet().stream().anyMatch(all::contains)
                ? null
                : KnownLayout.nothing(shape);
    }

    /** Learns the series of sources that refused some, in a transaction that has locked the sources. */
    Uni<Void> learn(SqlClient client, Collection<Long> sources) {
        return Multi.createFrom()
                .iterable(sources.stream()
                        .filter(source -> series.get(source) == null)
                        .limit(LEARNED_AT_ONCE)
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(
                        source -> SeriesTable.all(client, source).invoke(all -> series.put(source, all)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
