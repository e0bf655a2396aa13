package io.weir.storage.tiers;

import java.time.Duration;

/**
 * How compaction works.
 *
 * @param after how long after its end an hour is sealed
 * @param gather how long frames that come after that are gathered before they are folded in
 * @param sources how many sources are compacted in one transaction, 1 to 10,000
 * @param minutesAfter how long after the end of an hour its minutes are made of its blocks, which must be there that long;
 *     zero makes them at once
 */
public record CompactionSettings(Duration after, Duration gather, int sources, Duration minutesAfter) {

    /** Checks. */
    public CompactionSettings {
        if (after.isNegative() || gather.isNegative()) {
            throw new IllegalArgumentException(
                    "weir.storage.compaction.after and .gather must not be negative, but are " + after + " and "
                            + gather);
        }
        if (minutesAfter.isNegative()) {
            throw new IllegalArgumentException("minutes cannot be made before their hour, " + minutesAfter);
        }
        if (sources < 1 || sources > 10_000) {
            throw new IllegalArgumentException("weir.storage.compaction.sources must be 1 to 10000, but is " + sources);
        }
    }

    /** With minutes at once. */
    public CompactionSettings(Duration after, Duration gather, int sources) {
        this(after, gather, sources, Duration.ZERO);
    }

    /** Whether minutes are made together with blocks. */
    boolean minutesAtOnce() {
        return minutesAfter.isZero();
    }
}
