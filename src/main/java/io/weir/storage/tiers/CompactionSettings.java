package io.weir.storage.tiers;

import java.time.Duration;

/**
 * How compaction works.
 *
 * @param after how long after its end an hour is sealed
 * @param gather how long frames that come after that are gathered before they are folded in
 * @param sources how many sources are compacted in one transaction, 1 to 10,000
 */
public record CompactionSettings(Duration after, Duration gather, int sources) {

    /** Checks. */
    public CompactionSettings {
        if (after.isNegative() || gather.isNegative()) {
            throw new IllegalArgumentException(
                    "weir.storage.compaction.after and .gather must not be negative, but are " + after + " and "
                            + gather);
        }
        if (sources < 1 || sources > 10_000) {
            throw new IllegalArgumentException("weir.storage.compaction.sources must be 1 to 10000, but is " + sources);
        }
    }
}
