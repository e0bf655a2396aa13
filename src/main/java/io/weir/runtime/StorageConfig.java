package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How metrics are kept. */
@ConfigMapping(prefix = "weir.storage")
public interface StorageConfig {

    /** How long frames are kept. Whole days (UTC) are dropped once all of a day is older. */
    @WithDefault("14d")
    Duration retention();

    /** For how many days ahead partitions are made. */
    @WithDefault("2")
    int daysAhead();
}
