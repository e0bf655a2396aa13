package io.weir.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Type;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What each plugin takes and brings, for {@code /q/metrics}. A plugin that is replaced begins again at zero. */
@Singleton
class PluginMeter {

    private static final double NANOS = 1e9;

    private final MeterRegistry meters;
    private final Map<Key, PluginStatus> last = new ConcurrentHashMap<>();

    PluginMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Key(Type type, String name) {}

    /** Takes what is counted from now on from these. */
    void update(List<PluginStatus> all) {
        for (PluginStatus plugin : all) {
            if (plugin.state() != PluginStatus.State.REJECTED) {
                Key key = new Key(plugin.type(), plugin.name());
                if (last.put(key, plugin) == null) {
                    register(key);
                }
            }
        }
    }

    private void register(Key key) {
        count(key, "weir.plugin.runs", "Calls that ended", PluginStatus::runs);
        count(key, "weir.plugin.failures", "Calls that failed", PluginStatus::failures);
        count(key, "weir.plugin.findings", "Findings returned", PluginStatus::findings);
        count(
                key,
                "weir.plugin.seconds",
                "Time of calls",
                p -> seconds(p.usage().time()));
        count(
                key,
                "weir.plugin.cpu.seconds",
                "Processor time of calls",
                p -> seconds(p.usage().cpu()));
        count(
                key,
                "weir.plugin.allocated.bytes",
                "Memory that calls asked for",
                p -> p.usage().allocated());
    }

    private void count(Key key, String name, String description, ToDoubleFunction<PluginStatus> value) {
        Tags tags = Tags.of("type", key.type().name().toLowerCase(Locale.ROOT), "plugin", key.name());
        FunctionCounter.builder(name, last, all -> all.containsKey(key) ? value.applyAsDouble(all.get(key)) : 0)
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
