package io.weir.storage.frames;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers sources beyond the limit for a minute, so that the database is not asked in every batch for what it will refuse.
 * Safe for use by several threads.
 */
final class RefusedSources {

    private static final long NANOS = Duration.ofMinutes(1).toNanos();
    private static final int REMEMBERED = 20_000;

    private final Recent<Long, Long> refusedAt = new Recent<>(REMEMBERED);
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime} */
    RefusedSources(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(long sourceHash) {
        refusedAt.put(sourceHash, nanoTime.getAsLong());
    }

    boolean contains(long sourceHash) {
        Long at = refusedAt.get(sourceHash);
        return at != null && nanoTime.getAsLong() - at < NANOS;
    }
}
