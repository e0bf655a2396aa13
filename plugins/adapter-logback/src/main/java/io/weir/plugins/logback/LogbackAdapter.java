package io.weir.plugins.logback;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps what the getters of Logback's asynchronous appenders say to signals; each appender is a pipeline. */
public final class LogbackAdapter implements Adapter {

    static final String ENGINE = "logback";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "0.1.0", "Logback", "Reads the queues of asynchronous appenders.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        return AsyncAppender.all(window).stream()
                .map(a -> new Model(window, a))
                .map(m -> new Observation(m.pipeline(), m.columns()))
                .toList();
    }

    /** As an element of the appender in {@code logback.xml}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, Tunables.QUEUE, Tunables.SINK)
                .map(v -> "<" + setting.name() + ">" + v + "</" + setting.name() + ">");
    }
}
