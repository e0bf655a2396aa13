package io.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.weir.runtime.BrokerConfig.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which brokers are used is told at start, and nonsense is answered with what would be right. */
class BrokerConfigTest {

    private static final String KAFKA_IN = "mp.messaging.incoming.metrics.enabled";
    private static final String KAFKA_OUT = "mp.messaging.outgoing.out.enabled";

    @Test
    void kafkaIsUsedUnlessAnotherIsNamed() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigMapping(BrokerConfig.class).kind()).containsExactly(Kind.KAFKA);
        assertThat(config.getOptionalValue(KAFKA_IN, String.class)).isEmpty();
    }

    @Test
    void whereOnlyAnotherIsNamedTheChannelsOfKafkaAreOff() {
        SmallRyeConfig config = config(Map.of("weir.broker.kind", "mqtt"));

        assertThat(config.getValue(KAFKA_IN, Boolean.class)).isFalse();
        assertThat(config.getValue(KAFKA_OUT, Boolean.class)).isFalse();
    }

    @Test
    void severalMayBeNamed() {
        SmallRyeConfig config = config(Map.of("weir.broker.kind", "mqtt, kafka"));

        assertThat(config.getConfigMapping(BrokerConfig.class).kind()).containsExactly(Kind.MQTT, Kind.KAFKA);
        assertThat(config.getOptionalValue(KAFKA_IN, String.class)).isEmpty();
    }

    @Test
    void nonsenseIsAnsweredWithWhatWouldBeRight() {
        assertThatThrownBy(() -> config(Map.of("weir.broker.kind", "kafak")))
                .hasMessageContaining("weir.broker.kind")
                .hasMessageContaining("kafak")
                .hasMessageContaining("amqp")
                .hasMessageContaining("mqtt");
    }

    @Test
    void nothingIsNoBroker() {
        assertThatThrownBy(() -> config(Map.of("weir.broker.kind", ""))).hasMessageContaining("weir.broker.kind");
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(BrokerConfig.class)
                .withConverter(Duration.class, 500, new DurationConverter())
                .withConverter(MemorySize.class, 500, new MemorySizeConverter())
                .withDefaultValues(values)
                .withSources(new BrokerSwitch())
                .build();
    }
}
