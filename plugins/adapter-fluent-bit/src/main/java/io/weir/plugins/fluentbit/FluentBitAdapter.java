package io.weir.plugins.fluentbit;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps what Fluent Bit says of itself to signals, by its JSON and by Prometheus; one Fluent Bit is one pipeline. */
public final class FluentBitAdapter implements Adapter {

    static final String ENGINE = "fluent-bit";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE, "0.1.0", "Fluent Bit", "Reads metrics of inputs, filters, outputs and storage.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        Plugins plugins = Plugins.of(window);
        return plugins.isEmpty() ? List.of() : List.of(new Model(window, plugins).observation());
    }

    /** As YAML, for the output or input that it belongs to. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.OUTPUT)
                .map(v -> "pipeline:\n  outputs:\n    - name: "
                        + setting.stage().replaceAll("\\.\\d+$", "") + "\n      " + setting.name() + ": " + v);
    }
}
