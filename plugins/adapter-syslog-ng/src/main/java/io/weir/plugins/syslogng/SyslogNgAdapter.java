package io.weir.plugins.syslogng;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Maps syslog-ng's statistics to signals, those of 3.x and the metrics of 4.x; one syslog-ng is one pipeline. */
public final class SyslogNgAdapter implements Adapter {

    static final String ENGINE = "syslog-ng";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "syslog-ng", "Reads statistics of sources and destinations.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        SortedMap<String, List<NativeSeries>> destinations = Drivers.destinations(window);
        return destinations.isEmpty() ? List.of() : List.of(new Model(window, destinations).observation());
    }

    /** As an option of the destination. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Model.QUEUE, Model.DESTINATION).map(v -> setting.name() + "(" + v + ")");
    }
}
