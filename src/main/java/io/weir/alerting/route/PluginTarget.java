package io.weir.alerting.route;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a receiver is told by a plugin.
 *
 * @param notifier id of the plugin
 * @param options of it, as texts; they may hold secrets
 * @param sendResolved whether resolved alerts are told of
 * @param maxAlerts most alerts in one notice; 0 for all
 */
public record PluginTarget(String notifier, Map<String, String> options, boolean sendResolved, int maxAlerts)
        implements Target {

    /** Copies the options. */
    public PluginTarget {
        options = Map.copyOf(options);
    }

    @Override
    public String id() {
        return TargetText.digest("plugin " + notifier + " " + new TreeMap<>(options));
    }

    @Override
    public String target() {
        return "plugin " + notifier;
    }

    /** All that is long enough: which of its options are secret is known to the plugin alone. */
    @Override
    public List<String> secrets() {
        return Secrets.longestFirst(options.values().stream());
    }

    // Options may hold secrets: they may not reach a log.
    @Override
    public String toString() {
        return "PluginTarget[" + notifier + "]";
    }
}
