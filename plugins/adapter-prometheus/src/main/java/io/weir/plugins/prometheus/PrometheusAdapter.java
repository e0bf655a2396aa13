package io.weir.plugins.prometheus;

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

/** Maps what Prometheus says of its remote write to signals; each remote is a pipeline. */
public final class PrometheusAdapter implements Adapter {

    static final String ENGINE = "prometheus-remote-write";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE, "0.1.0", "Prometheus remote write", "Reads prometheus_remote_storage_* of each remote.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        List<Observation> found = new ArrayList<>();
        window.by("remote_name").forEach((name, series) -> {
            List<NativeSeries> own = series.stream()
                    .filter(s -> s.name().startsWith("prometheus_remote_storage_"))
                    .toList();
            if (!own.isEmpty()) {
                found.add(new Model(window, name, own).observation());
            }
        });
        return found;
    }

    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.SHARDS)
                .map(v -> "remote_write:\n  - queue_config:\n      " + setting.name() + ": " + v);
    }
}
