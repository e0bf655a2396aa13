package io.weir.plugins.logstash;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps Logstash's node stats to signals; each of its pipelines is one. */
public final class LogstashAdapter implements Adapter {

    static final String ENGINE = "logstash";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "Logstash", "Reads node stats of pipelines, plugins and queues.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        List<Observation> found = new ArrayList<>();
        window.by("pipeline").forEach((name, series) -> {
            if (series.stream().map(NativeSeries::name).anyMatch(n -> n.startsWith("pipelines.events."))) {
                found.add(new Model(window, name, series).observation());
            }
        });
        return found;
    }

    /** As a line of {@code logstash.yml}, or of the pipeline's entry in {@code pipelines.yml}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return Tunables.write(setting, to).map(v -> setting.name() + ": " + v);
    }
}
