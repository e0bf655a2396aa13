package io.weir.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.BrokerConfig;
import io.weir.runtime.BrokerConfig.Kind;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The brokers that are configured: starts their links, and knows which of them takes what the service sends. */
@Singleton
class Brokers {

    private final BrokerConfig config;
    private final Instance<AmqpLink> amqp;
    private final Instance<MqttLink> mqtt;

    Brokers(BrokerConfig config, Instance<AmqpLink> amqp, Instance<MqttLink> mqtt) {
        this.config = config;
        this.amqp = amqp;
        this.mqtt = mqtt;
    }

    @Produces
    @Singleton
    static Outlet outlet(
            BrokerConfig config, Instance<KafkaOutlet> kafka, Instance<AmqpLink> amqp, Instance<MqttLink> mqtt) {
        return switch (config.kind().getFirst()) {
            case KAFKA -> kafka.get();
            case AMQP -> amqp.get();
            case MQTT -> mqtt.get();
        };
    }

    void start(@Observes StartupEvent event) {
        Set<Kind> kinds = Set.copyOf(config.kind());
        if (kinds.contains(Kind.AMQP)) {
            amqp.get().start();
        }
        if (kinds.contains(Kind.MQTT)) {
            mqtt.get().start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.kind().contains(Kind.AMQP)) {
            amqp.get().stop();
        }
        if (config.kind().contains(Kind.MQTT)) {
            mqtt.get().stop();
        }
    }

    /** Links other than Kafka's, which has a health of its own. */
    List<LinkState> links() {
        List<LinkState> links = new ArrayList<>();
        if (config.kind().contains(Kind.AMQP)) {
            links.addAll(amqp.get().states());
        }
        if (config.kind().contains(Kind.MQTT)) {
            links.addAll(mqtt.get().states());
        }
        return links;
    }
}
