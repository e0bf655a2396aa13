package io.weir.runtime;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Metrics over HTTP, for senders without a client of the broker. */
@ConfigMapping(prefix = "weir.gateway")
public interface GatewayConfig {

    /** Whether metrics are taken over HTTP at all. */
    @WithDefault("false")
    boolean enabled();

    /** What senders must show as {@code Authorization: Bearer}; without it everybody who reaches the port may send. */
    Optional<String> token();

    /** Topic for OTLP. */
    @WithDefault("otlp_metrics")
    String otlpTopic();

    /** Topic for Prometheus remote write. */
    @WithDefault("weir.metrics")
    String remoteWriteTopic();

    /** Most bytes of requests in memory; further requests are answered with 429. */
    @WithDefault("32M")
    MemorySize bytesInFlight();

    /** Most requests at the same time; further ones are answered with 429. */
    @WithDefault("256")
    int requestsInFlight();

    /** How long the broker may take to acknowledge before a request is answered with 503. */
    @WithDefault("10s")
    Duration timeout();

    /** When a sender that was turned away should try again. */
    @WithDefault("5s")
    Duration retryAfter();
}
