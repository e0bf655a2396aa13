package io.weir.plugins.forecast;

import io.weir.api.config.Option;
import java.time.Duration;

/**
 * What is worth foretelling.
 *
 * @param full fill at which a queue counts as full already
 * @param worthDraining fill from which it is worth saying when a queue will be drained
 * @param farthest longest outlook, in lengths of the window
 * @param soon time below which a full queue is a warning
 */
record Horizon(
        @Option(
                description = "Fill of a queue, of its capacity, at which it counts as full already",
                unit = "1",
                min = 0.5,
                max = 1)
        double full,

        @Option(
                description = "Fill from which it is worth saying when a queue will be drained",
                unit = "1",
                min = 0,
                max = 1)
        double worthDraining,

        @Option(
                description = "Longest outlook, in lengths of the window that was looked at",
                unit = "1",
                min = 1,
                max = 1000)
        double farthest,

        @Option(description = "A queue that will be full within this time is a warning", min = 60, max = 2592000)
        Duration soon) {

    static final Horizon DEFAULT = new Horizon(0.95, 0.3, 20, Duration.ofHours(1));

    /** Refuses a drain that begins where the queue is full. */
    Horizon {
        if (worthDraining >= full) {
            throw new IllegalArgumentException("worth-draining must be less than full");
        }
    }
}
