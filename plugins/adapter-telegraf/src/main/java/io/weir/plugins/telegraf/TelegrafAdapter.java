package io.weir.plugins.telegraf;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.Patches;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps what the plugin {@code internal} says of Telegraf's outputs to signals; one Telegraf is one pipeline. */
public final class TelegrafAdapter implements Adapter {

    static final String ENGINE = "telegraf";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "Telegraf", "Reads internal_write and internal_gather.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        SortedMap<String, List<NativeSeries>> outputs = new TreeMap<>();
        window.by("output").forEach((name, series) -> {
            List<NativeSeries> own = series.stream()
                    .filter(s -> s.name().startsWith("internal_write"))
                    .toList();
            if (!own.isEmpty()) {
                outputs.put(name, own);
            }
        });
        return outputs.isEmpty() ? List.of() : List.of(new Model(window, outputs).observation());
    }

    /** What is not set for an output is set for all of them, under {@code agent}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.BUFFER, Model.OUTPUT)
                .map(v -> Patches.toml(
                        List.of("agent", setting.name()), setting.name().endsWith("interval") ? '"' + v + '"' : v));
    }
}
