package io.weir.plugins.otelsdk;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps what the SDK says of its own batch processors to signals; each processor is a pipeline. */
public final class OtelSdkAdapter implements Adapter {

    static final String ENGINE = "otel-sdk";

    private static final Map<String, String> PROPERTIES = Map.of(
            "maxQueueSize", "max.queue.size",
            "maxExportBatchSize", "max.export.batch.size",
            "scheduleDelay", "schedule.delay",
            "exporterTimeout", "export.timeout");

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE,
                "0.1.0",
                "OpenTelemetry SDK",
                "Reads the SDK's metrics of batch processors and exporters, older and by semantic convention.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        return Processor.all(window).stream()
                .map(p -> new Model(window, p))
                .map(m -> new Observation(m.pipeline(), m.columns()))
                .toList();
    }

    /** As a property of the SDK's autoconfiguration; the environment variable is the same in capitals. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        String property = PROPERTIES.get(setting.name());
        String prefix =
                setting.stage().toLowerCase(java.util.Locale.ROOT).contains("span") ? "otel.bsp." : "otel.blrp.";
        return property == null ? Optional.empty() : Optional.of(prefix + property + "=" + to);
    }
}
