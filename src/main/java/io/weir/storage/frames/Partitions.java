package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The day partitions (UTC) of frames. Safe for use by several threads. */
@ApplicationScoped
public class Partitions {

    private final Pool pool;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    /** @param pool of connections */
    public Partitions(Pool pool) {
        this.pool = pool;
    }

    /** Makes the partitions of the days that have none; costs nothing for days that were asked for before. */
    Uni<Void> ensure(Collection<LocalDate> days) {
        if (known.containsAll(days)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(days)
                .filter(day -> !known.contains(day))
                .onItem()
                .transformToUniAndConcatenate(this::make)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Makes the partitions of today and some days more. */
    public Uni<Void> makeAhead(LocalDate today, int days) {
        return ensure(today.datesUntil(today.plusDays(days + 1L)).toList());
    }

    /** Drops the partitions of all days before the given one. */
    public Uni<Integer> dropBefore(LocalDate day) {
        forget();
        return pool.preparedQuery("select weir_drop_frame_partitions($1)")
                .execute(Tuple.of(day))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Asks the database anew for every day: someone may have dropped one. */
    void forget() {
        known.clear();
    }

    private Uni<Void> make(LocalDate day) {
        return pool.preparedQuery("select weir_make_frame_partition($1)")
                .execute(Tuple.of(day))
                .invoke(made -> known.add(day))
                .replaceWithVoid();
    }
}
