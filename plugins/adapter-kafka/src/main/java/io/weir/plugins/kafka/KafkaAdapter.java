package io.weir.plugins.kafka;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps what Kafka's clients say of themselves to signals; each producer and each consumer is a pipeline. */
public final class KafkaAdapter implements Adapter {

    static final String ENGINE = "kafka-client";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE,
                "0.1.0",
                "Kafka clients",
                "Reads the metrics of producers and consumers, as JMX or others name them.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        List<Observation> found = new ArrayList<>();
        SortedMap<String, List<NativeSeries>> clients = clients(window);
        clients.forEach((id, series) -> {
            Producer.of(window, id, series).ifPresent(found::add);
            Consumer.of(window, id, series).ifPresent(found::add);
        });
        return found;
    }

    /** As a property of the client. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Producer.SETTINGS, Consumer.SETTINGS)
                .map(v -> setting.name() + "=" + v);
    }

    /** A client without a name of its own is the only one. */
    private static SortedMap<String, List<NativeSeries>> clients(NativeWindow window) {
        SortedMap<String, List<NativeSeries>> found = new TreeMap<>();
        for (NativeSeries s : window.series()) {
            if (s.name().startsWith("kafka")
                    && (s.name().contains("producer") || s.name().contains("consumer"))) {
                String id = s.attribute("client-id").isEmpty() ? s.attribute("client.id") : s.attribute("client-id");
                found.computeIfAbsent(id.isEmpty() ? "client" : id, k -> new ArrayList<>())
                        .add(s);
            }
        }
        return found;
    }
}
