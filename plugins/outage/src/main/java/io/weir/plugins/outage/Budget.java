package io.weir.plugins.outage;

import io.weir.api.config.Option;
import java.time.Duration;

/**
 * How long destinations may be down.
 *
 * @param budget time for which the queue before each sink should hold what arrives; zero when nothing is asked
 */
record Budget(
        @Option(
                description = "Time for which a sink may be down without loss; 0 asks nothing and says nothing",
                min = 0,
                max = 2592000)
        Duration budget) {

    static final Budget DEFAULT = new Budget(Duration.ZERO);

    double seconds() {
        return budget.toMillis() / 1e3;
    }
}
