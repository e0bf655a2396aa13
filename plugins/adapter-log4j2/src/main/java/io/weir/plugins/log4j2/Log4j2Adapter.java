package io.weir.plugins.log4j2;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps what Log4j 2's beans say of asynchronous loggers and appenders to signals; each buffer is a pipeline. */
public final class Log4j2Adapter implements Adapter {

    static final String ENGINE = "log4j2";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE, "0.1.0", "Log4j 2", "Reads the beans of ring buffers and asynchronous appenders.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        return Buffer.all(window).stream()
                .map(b -> new Model(window, b))
                .map(m -> new Observation(m.pipeline(), m.columns()))
                .toList();
    }

    /** System properties as they are; what belongs to an appender as its attribute in {@code log4j2.xml}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Tunables.RING, Tunables.CONFIG_RING, Tunables.APPENDER, Tunables.SINK)
                .map(v -> setting.name().startsWith("log4j2.")
                        ? setting.name() + "=" + v
                        : setting.name() + "=\"" + v + "\"");
    }
}
