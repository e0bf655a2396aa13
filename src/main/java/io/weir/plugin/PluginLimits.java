package io.weir.plugin;

import java.time.Duration;

/**
 * How much a plugin may take.
 *
 * @param deadline longest time of one call
 * @param workers calls of plugins side by side, all plugins together
 * @param abandoned most workers that are replaced because a call does not return even when interrupted; beyond it the
 *     host goes on with fewer workers
 * @param failuresInARow failed calls of one plugin in a row after which it is left alone
 * @param firstQuarantine how long it is left alone the first time; doubles each time it fails again
 * @param longestQuarantine longest time it is left alone
 */
public record PluginLimits(
        Duration deadline,
        int workers,
        int abandoned,
        int failuresInARow,
        Duration firstQuarantine,
        Duration longestQuarantine) {

    /** For the service: 5 s a call, two workers, five failures in a row, then a minute doubling to an hour. */
    public static final PluginLimits DEFAULT =
            new PluginLimits(Duration.ofSeconds(5), 2, 8, 5, Duration.ofMinutes(1), Duration.ofHours(1));

    /** Refuses limits that are not positive. */
    public PluginLimits {
        require(deadline.isPositive(), "deadline must be longer than zero");
        require(workers > 0, "workers must be at least 1");
        require(abandoned >= 0, "abandoned must not be negative");
        require(failuresInARow > 0, "failures in a row must be at least 1");
        require(firstQuarantine.isPositive(), "the first quarantine must be longer than zero");
        require(longestQuarantine.compareTo(firstQuarantine) >= 0, "the longest quarantine is shorter than the first");
    }

    /** The same limits with another deadline, as the command line wants that hands in whole recordings. */
    public PluginLimits withDeadline(Duration other) {
        return new PluginLimits(other, workers, abandoned, failuresInARow, firstQuarantine, longestQuarantine);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
