package io.weir.plugins.otelcollector;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps what the Collector says of itself to signals; a pipeline for each kind of data, or each one that is configured. */
public final class OtelCollectorAdapter implements Adapter {

    static final String ENGINE = "otel-collector";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE,
                "0.1.0",
                "OpenTelemetry Collector",
                "Reads the Collector's own metrics of receivers, processors, exporters and sending queues.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        return Layout.all(window).stream()
                .map(layout -> new Model(window, layout))
                .map(m -> new Observation(m.pipeline(), m.columns()))
                .toList();
    }

    @Override
    public Optional<String> patch(Setting setting, String to) {
        return Tunables.patch(setting, to);
    }
}
