package io.weir.runtime;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns the channels of Kafka off when {@code weir.broker.kind} does not name it: then no client of it is made, and its
 * health is not asked. The configuration calls it at start, before there are beans.
 */
public final class BrokerSwitch implements ConfigSourceFactory {

    // Above all files and variables: a channel that is on without its broker would only wait for it.
    private static final int ORDINAL = 500;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue kinds = context.getValue("weir.broker.kind");
        String named = kinds == null || kinds.getValue() == null ? "kafka" : kinds.getValue();
        boolean kafka = Arrays.stream(named.split(",")).map(String::strip).anyMatch("kafka"::equalsIgnoreCase);
        if (kafka) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "mp.messaging.incoming.metrics.enabled", "false",
                        "mp.messaging.incoming.events.enabled", "false",
                        "mp.messaging.outgoing.out.enabled", "false"),
                "weir.broker.kind",
                ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
