package io.weir.analysis;

import java.time.Duration;

/**
 * How analyses are run. All durations are longer than zero.
 *
 * @param period time from one analysis of a source to the next
 * @param shortest shortest window
 * @param longest longest window
 * @param samples how many samples of each series a window should hold
 * @param concurrency sources analyzed side by side in this process
 * @param lease how long a source belongs to this process, unless it says in time that it is still at it
 * @param deadline an analysis that takes longer is given up
 * @param resolveAfter how long a finding must be absent from what its analyzer says before it is resolved; a little more
 *     than one period makes it two analyses, so that a single odd one resolves nothing
 * @param forgetAfter how long a finding stays open that nobody could confirm or deny, because its source went silent or
 *     its analyzer fails
 */
public record AnalysisSettings(
        Duration period,
        Duration shortest,
        Duration longest,
        int samples,
        int concurrency,
        Duration lease,
        Duration deadline,
        Duration resolveAfter,
        Duration forgetAfter) {

    /** Refuses what makes no sense, naming the key under {@code weir.analysis}. */
    public AnalysisSettings {
        positive("period", period);
        positive("window.shortest", shortest);
        positive("lease", lease);
        positive("deadline", deadline);
        positive("resolve-after", resolveAfter);
        positive("forget-after", forgetAfter);
        require(longest.compareTo(shortest) >= 0, "window.longest", "must not be shorter than window.shortest");
        require(samples >= 2, "window.samples", "must be at least 2");
        require(concurrency >= 1, "concurrency", "must be at least 1");
    }

    /** The window for a source that samples at the given interval. */
    Duration window(Duration resolution) {
        Duration wanted = resolution.multipliedBy(samples);
        Duration atLeast = wanted.compareTo(shortest) < 0 ? shortest : wanted;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }

    private static void positive(String key, Duration value) {
        require(value.isPositive(), key, "must be longer than zero, is " + value);
    }

    private static void require(boolean holds, String key, String message) {
        if (!holds) {
            throw new IllegalArgumentException("weir.analysis." + key + " " + message);
        }
    }
}
