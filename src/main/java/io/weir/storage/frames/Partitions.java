package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.tiers.Hour;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The partitions that take new frames, one an hour. Safe for use by several threads. */
@ApplicationScoped
public class Partitions {

    private final Pool pool;
    private final Set<Hour> known = ConcurrentHashMap.newKeySet();

    /** @param pool of connections */
    public Partitions(Pool pool) {
        this.pool = pool;
    }

    /** Makes the partitions of the hours that have none; costs nothing for hours that were asked for before. */
    Uni<Void> ensure(Collection<Hour> hours) {
        if (known.containsAll(hours)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(hours)
                .filter(hour -> !known.contains(hour))
                .onItem()
                .transformToUniAndConcatenate(this::make)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Makes the partitions of this hour and some more. */
    public Uni<Void> makeAhead(Instant now, int hours) {
        Hour first = Hour.of(now);
        return ensure(IntStream.rangeClosed(0, hours).mapToObj(first::plus).toList());
    }

    /** Asks the database anew for every hour: someone may have sealed or dropped one. */
    public void forget() {
        known.clear();
    }

    private Uni<Void> make(Hour hour) {
        return pool.preparedQuery("select weir_make_frame_hour($1)")
                .execute(Tuple.of(hour.end().atOffset(ZoneOffset.UTC)))
                .invoke(made -> known.add(hour))
                .replaceWithVoid();
    }
}
