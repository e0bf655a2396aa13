package io.weir.runtime;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long dead letters can be looked at and sent again. The topic of dead letters has a retention of its own. */
@ConfigMapping(prefix = "weir.dead-letters")
public interface DeadLetterConfig {

    /** Age at which they are dropped. */
    @WithDefault("14d")
    Duration retention();

    /** Most of them; the oldest go. */
    @WithDefault("10000")
    int most();

    /** Most bytes of their messages; the oldest go. */
    @WithDefault("256M")
    MemorySize bytes();
}
