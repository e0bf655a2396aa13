package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where the service sends what others may build on. */
@ConfigMapping(prefix = "weir.outgoing")
public interface OutgoingConfig {

    /** Topic of dead letters. */
    @WithDefault("weir.dead-letter")
    String deadLetter();

    /** Topic of events about findings. */
    @WithDefault("weir.findings")
    String findings();

    /** Topic of events about alerts. */
    @WithDefault("weir.alerts")
    String alerts();

    /** Whether events about findings and alerts are sent. */
    @WithDefault("true")
    boolean events();

    /** Age at which events are given up that the broker did not take. */
    @WithDefault("1d")
    Duration keep();

    /** All topics. */
    default Set<String> topics() {
        return new TreeSet<>(List.of(deadLetter(), findings(), alerts()));
    }
}
