package io.weir.query.run;

import java.time.Duration;

/**
 * How much one query may take.
 *
 * @param series most series that a selector may find
 * @param points most instants of an answer
 * @param samples most samples or rollups read
 * @param cells most values in memory: instants times series of what is aggregated or joined
 * @param timeout longest time
 */
public record QueryLimits(int series, int points, long samples, long cells, Duration timeout) {

    /** What is usual. */
    public static final QueryLimits DEFAULT =
            new QueryLimits(20_000, 11_000, 50_000_000, 10_000_000, Duration.ofSeconds(30));
}
