package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a query may take. What goes beyond is refused with an error that names the setting. */
@ConfigMapping(prefix = "weir.query")
public interface QueryConfig {

    /** Most series that one selector may find. */
    @WithDefault("20000")
    int maxSeries();

    /** Most instants of an answer. */
    @WithDefault("11000")
    int maxPoints();

    /** Most samples or rollups that one query may read. */
    @WithDefault("50000000")
    long maxSamples();

    /** Most values that one query may hold in memory while it aggregates or joins; each takes 8 bytes. */
    @WithDefault("10000000")
    long maxValues();

    /** Most lines of an answer. */
    @WithDefault("10000")
    int maxLines();

    /** Connections to the database that queries have for themselves. */
    @WithDefault("6")
    int connections();

    /** Longest time of one query. PostgreSQL ends each of its statements after that too. */
    @WithDefault("30s")
    Duration timeout();

    /** Queries side by side in this process; further ones are refused with 503. */
    @WithDefault("16")
    int concurrency();
}
