package io.weir.plugins.rsyslog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which forwarding action a byte counter belongs to. impstats names the counter after host and port, the action after the
 * configuration; without the configuration the two are matched by name and by how alike they grow.
 */
final class Streams {

    private static final double ALIKE = 0.9;

    private Streams() {}

    /** The byte counter of each action that has one. */
    static Map<String, NativeSeries> byAction(Impstats stats, RsyslogConf conf) {
        Map<String, NativeSeries> found = new HashMap<>();
        for (NativeSeries stream : stats.streams()) {
            owner(stats, conf, stream).ifPresent(action -> found.putIfAbsent(action, stream));
        }
        return found;
    }

    private static Optional<String> owner(Impstats stats, RsyslogConf conf, NativeSeries stream) {
        List<String> candidates = stats.actions().stream()
                .filter(a -> conf.action(a).map(p -> sendsTo(p, stream)).orElse(true))
                .toList();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        double[] sent = parts(stream);
        return candidates.stream()
                .filter(a -> likeness(sent, written(stats, a)) > ALIKE)
                .max(Comparator.<String, Boolean>comparing(
                                a -> a.toLowerCase(Locale.ROOT).contains("fwd"))
                        .thenComparing(a -> likeness(sent, written(stats, a)))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private static boolean sendsTo(Map<String, String> action, NativeSeries stream) {
        return stream.label("name")
                .endsWith("-" + action.getOrDefault("target", "?") + "-" + action.getOrDefault("port", "514"));
    }

    private static double[] written(Impstats stats, String action) {
        return stats.queue(action + Topology.QUEUE, "enqueued").isPresent()
                ? parts(new QueueCounters(stats, action + Topology.QUEUE).left())
                : stats.action(action, "processed").map(Streams::parts).orElse(new double[10]);
    }

    private static double[] parts(NativeSeries s) {
        Readings clock = Readings.of(s);
        return parts(clock.increases(clock.counter(Optional.of(s))));
    }

    /** How much it grew in each tenth of the time. */
    private static double[] parts(double[] grown) {
        double[] parts = new double[10];
        for (int i = 1; i < grown.length; i++) {
            parts[i * 10 / grown.length] += Double.isNaN(grown[i]) ? 0 : grown[i];
        }
        return parts;
    }

    private static double likeness(double[] x, double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
