package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a plugin may take. */
@ConfigMapping(prefix = "weir.plugins")
public interface PluginConfig {

    /** Longest time of one call. A call that takes longer is interrupted and counts as failed. */
    @WithDefault("5s")
    Duration deadline();

    /** Calls of plugins side by side, all plugins together. */
    @WithDefault("2")
    int workers();

    /**
     * Most workers that are replaced because a call does not return even when interrupted. Each of them may cost a core
     * until the service restarts; beyond this number the service goes on with fewer workers.
     */
    @WithDefault("8")
    int abandoned();

    /** When a plugin is left alone. */
    Quarantine quarantine();

    /** When a plugin is left alone. */
    interface Quarantine {

        /** Failed calls in a row after which it is. */
        @WithDefault("5")
        int failures();

        /** How long it is the first time; twice as long each time it fails again right after. */
        @WithDefault("1m")
        Duration first();

        /** How long it is at most. */
        @WithDefault("1h")
        Duration longest();
    }
}
