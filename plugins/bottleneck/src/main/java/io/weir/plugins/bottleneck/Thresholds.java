package io.weir.plugins.bottleneck;

import io.weir.api.config.Option;
import java.time.Duration;

/**
 * When something matters.
 *
 * @param loss share of the offered events that may be turned away before a queue is in trouble
 * @param trouble share of the time that a queue may be full before it is in trouble
 * @param worthSaying share of lost or refused events from which the loss is a finding of its own
 * @param stall shortest time without a hand-over after which the destination counts as down
 */
record Thresholds(
        @Option(
                description = "Share of the offered events that a queue may turn away before it is in trouble",
                unit = "1",
                min = 0,
                max = 1)
        double loss,

        @Option(
                description = "Share of the time that a queue may be full before it is in trouble",
                unit = "1",
                min = 0,
                max = 1)
        double trouble,

        @Option(
                description = "Share of lost or refused events from which the loss is a finding of its own",
                unit = "1",
                min = 0,
                max = 1)
        double worthSaying,

        @Option(
                description = "Shortest time without any hand-over after which the destination counts as down",
                min = 1,
                max = 86400)
        Duration stall) {

    static final Thresholds DEFAULT = new Thresholds(0.001, 0.1, 0.01, Duration.ofSeconds(20));
}
