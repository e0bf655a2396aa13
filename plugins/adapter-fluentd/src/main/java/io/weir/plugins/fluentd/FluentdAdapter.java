package io.weir.plugins.fluentd;

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

/** Maps what Fluentd's monitor_agent says of buffered outputs to signals; each output is a pipeline. */
public final class FluentdAdapter implements Adapter {

    static final String ENGINE = "fluentd";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "Fluentd", "Reads the buffers of outputs, by monitor_agent.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        List<Observation> found = new ArrayList<>();
        window.by("plugin_id").forEach((id, series) -> {
            if (series.stream().anyMatch(s -> isBuffer(s))) {
                found.add(new Model(window, id, series).observation());
            }
        });
        return found;
    }

    /** As a line of the section {@code buffer}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.BUFFER, Model.OUTPUT)
                .map(v -> "<buffer>\n  " + setting.name() + " " + v + "\n</buffer>");
    }

    private static boolean isBuffer(NativeSeries s) {
        return s.name().endsWith("buffer_total_queued_size") || s.name().endsWith("buffer_queue_length");
    }
}
