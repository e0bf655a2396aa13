package io.weir.plugins.beats;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps what a Beat says of libbeat to signals, from its own log or from Metricbeat; one Beat is one pipeline. */
public final class BeatsAdapter implements Adapter {

    static final String ENGINE = "beats";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "Beats", "Reads libbeat's queue and output.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        boolean known = window.series().stream().anyMatch(s -> Model.ANY.matches(s.name()));
        return known ? List.of(new Model(window).observation()) : List.of();
    }

    /** As a line of the Beat's YAML. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.QUEUE_SETTINGS, Model.OUTPUT_SETTINGS)
                .map(v -> setting.role() == io.weir.api.pipeline.SettingRole.QUEUE_CAPACITY
                                || setting.name().startsWith("queue.")
                        ? setting.name() + ": " + v
                        : "output." + setting.stage() + ":\n  " + setting.name() + ": " + v);
    }
}
