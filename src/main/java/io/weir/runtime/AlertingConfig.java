package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Alerting: its files, and how notices are sent. */
@ConfigMapping(prefix = "weir.alerting")
public interface AlertingConfig {

    /** File with the rules. Without it every finding of severity warning or above is an alert. */
    Optional<Path> rules();

    /** File with the routing tree, in the form of Alertmanager's. Without it alerts are shown and nobody is told. */
    Optional<Path> routes();

    /** Address at which people find Weir, for links in notices. */
    @WithDefault("http://localhost:8080")
    String externalUrl();

    /** How notices leave the outbox. */
    Outbox outbox();

    /** How notices leave the outbox. */
    interface Outbox {

        /** Longest time one call of a receiver may take. */
        @WithDefault("10s")
        Duration timeout();

        /** Wait after the first failed attempt; doubles with each further one, less a random part. */
        @WithDefault("2s")
        Duration firstDelay();

        /** Longest wait between two attempts. */
        @WithDefault("5m")
        Duration longestDelay();

        /** Attempts after which a notice is given up. */
        @WithDefault("100")
        int maxAttempts();

        /** Age at which a notice is given up. */
        @WithDefault("4h")
        Duration maxAge();

        /** Notices that one replica sends at the same time. */
        @WithDefault("16")
        int parallel();
    }
}
