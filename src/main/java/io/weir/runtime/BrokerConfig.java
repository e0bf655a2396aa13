package io.weir.runtime;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which brokers metrics come from, and how those other than Kafka are reached. */
@ConfigMapping(prefix = "weir.broker")
public interface BrokerConfig {

    /**
     * One or more of {@code kafka}, {@code amqp} and {@code mqtt}. Metrics are taken from each; what the service itself
     * sends goes to the first. One that is not named costs nothing and is not connected to.
     */
    @WithDefault("kafka")
    List<Kind> kind();

    /** A broker that speaks AMQP 1.0. */
    Amqp amqp();

    /** A broker that speaks MQTT. */
    Mqtt mqtt();

    /** A kind of broker. */
    enum Kind {
        /** Kafka; its options are those of {@code kafka.*} and {@code mp.messaging.*}. */
        KAFKA,
        /** AMQP 1.0: RabbitMQ 4, Artemis, Azure Service Bus. */
        AMQP,
        /** MQTT 3.1.1 or 5. */
        MQTT
    }

    /** A broker that speaks AMQP 1.0. */
    interface Amqp {

        /** Host of the broker. */
        @WithDefault("localhost")
        String host();

        /** Port of the broker; mostly 5671 with TLS. */
        @WithDefault("5672")
        int port();

        /** User; without one the broker is entered anonymously. */
        Optional<String> username();

        /** Password of the user. */
        Optional<String> password();

        /** Whether to use TLS. */
        @WithDefault("false")
        boolean tls();

        /** Name of a configuration under {@code quarkus.tls} that says whom to trust; else the certificates of the JDK. */
        Optional<String> tlsConfiguration();

        /** Virtual host that is asked for, where it is another than the host. */
        Optional<String> virtualHost();

        /** Name under which the service is known to the broker; replicas need different ones. */
        @WithDefault("weir")
        String containerId();

        /** Addresses (queues) to take metrics from; the address counts as the topic of the message. */
        @WithDefault("weir.metrics,otlp_metrics")
        List<String> addresses();

        /** What an address is asked to be: {@code queue}, {@code topic}, or another capability that the broker knows. */
        @WithDefault("queue")
        String capability();

        /** Most messages of one address that are in memory; the broker is given credit for so many. 1 to 10,000. */
        @WithDefault("500")
        int credit();
    }

    /** A broker that speaks MQTT. */
    interface Mqtt {

        /** Host of the broker. */
        @WithDefault("localhost")
        String host();

        /** Port of the broker; mostly 8883 with TLS. */
        @WithDefault("1883")
        int port();

        /** Version of the protocol: {@code 3.1.1} or {@code 5}. */
        @WithDefault("5")
        String version();

        /** User, where the broker wants one. */
        Optional<String> username();

        /** Password of the user. */
        Optional<String> password();

        /** Whether to use TLS. */
        @WithDefault("false")
        boolean tls();

        /** Name of a configuration under {@code quarkus.tls} that says whom to trust; else the certificates of the JDK. */
        Optional<String> tlsConfiguration();

        /** Names the session that the broker keeps while the service is away; replicas need different ones. */
        @WithDefault("weir")
        String clientId();

        /** Topic filters to take metrics from, with wildcards, or {@code $share/GROUP/FILTER} to share among replicas. */
        @WithDefault("weir.metrics,otlp_metrics")
        List<String> topics();

        /** Most messages in memory that are not acknowledged yet, 1 to 65,535. A broker of version 5 sends no more. */
        @WithDefault("500")
        int receiveMaximum();

        /** Largest message that is read at all; a larger one breaks the connection in version 3.1.1. */
        @WithDefault("64M")
        MemorySize packetSize();

        /** How long the broker keeps the session of a service that is away (version 5). */
        @WithDefault("1d")
        Duration sessionExpiry();

        /** How often the connection is tested when nothing else is sent. */
        @WithDefault("30s")
        Duration keepAlive();
    }
}
