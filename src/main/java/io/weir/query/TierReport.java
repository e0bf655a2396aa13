package io.weir.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tiers hold.
 *
 * @param tiers all of them, youngest first
 * @param compactedAt when compaction of an hour ended last; null when it never did
 * @param running what it does now, or null
 */
public record TierReport(
        List<Tier> tiers,
        @Nullable Instant compactedAt,
        @Nullable Running running) {

    /** Copies the list. */
    public TierReport {
        tiers = List.copyOf(tiers);
    }

    /** Which tier. */
    public enum Kind {
        /** Frames that take what arrives. */
        FRAMES,
        /** Frames that wait to become blocks. */
        SEALED,
        /** Compressed frames. */
        BLOCKS,
        /** Rollups by the minute. */
        MINUTES,
        /** Rollups by the hour. */
        HOURS
    }

    /**
     * A tier.
     *
     * @param kind which
     * @param bytes with indexes
     * @param stretches how many hours have something in it; of minutes days, of hours months
     * @param samples in blocks; -1 where nobody counts
     */
    public record Tier(Kind kind, long bytes, long stretches, long samples) {}

    /**
     * Work that is cut into pieces.
     *
     * @param until end of the oldest hour that is worked on
     * @param pieces of work
     * @param done pieces that are done
     */
    public record Running(Instant until, int pieces, int done) {}
}
