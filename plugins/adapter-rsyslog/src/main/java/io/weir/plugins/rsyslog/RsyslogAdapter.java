package io.weir.plugins.rsyslog;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Maps impstats counters to signals. It expects them as the impstats decoder names them: {@code core.queue/size} with
 * the labels {@code name} and {@code origin}.
 */
public final class RsyslogAdapter implements Adapter {

    static final String ENGINE = "rsyslog";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE,
                "0.1.0",
                "rsyslog",
                "Reads impstats counters of queues and actions; with rsyslog.conf it also knows sizes, workers and modules.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        Impstats stats = new Impstats(window);
        if (stats.queues().isEmpty() && stats.actions().isEmpty()) {
            return List.of();
        }
        Topology topology =
                new Topology(stats, RsyslogConf.parse(window.settings().text()));
        return List.of(new Observation(topology.pipeline(), new Signals(stats, topology).columns()));
    }

    @Override
    public Optional<String> patch(Setting setting, String to) {
        String object =
                setting.stage().equals(Topology.MAIN_QUEUE) || setting.stage().equals(Topology.MAIN_WORKERS)
                        ? "main_queue("
                        : "action(name=\"" + Topology.actionOf(setting.stage()) + "\" ... ";
        if (!setting.name().startsWith("queue.")) {
            return Optional.empty();
        }
        String workers =
                setting.name().equals("queue.workerThreads") ? " queue.workerThreadMinimumMessages=\"100\"" : "";
        return Optional.of(object + setting.name() + "=\"" + to + "\"" + workers + ")");
    }
}
