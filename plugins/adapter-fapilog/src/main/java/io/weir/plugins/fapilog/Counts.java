package io.weir.plugins.fapilog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.Readings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The counters that can be trusted, on one clock, and what follows from them.
 *
 * <p>An event is <em>taken</em> off the queue when the first plugin has seen it, and <em>written</em> when its batch has
 * ended. What was submitted, less what was dropped, less what was taken, still waits. With {@code drop_on_full=false} the
 * drop counter also counts tries that were repeated: then less than nothing would wait, and by as much it counts too many.
 */
final class Counts {

    private static final String PLUGIN_COUNT = "fapilog_plugin_exec_seconds_count";

    private final NativeWindow window;
    private final Readings clock;
    private final double[] submitted;
    private final double[] dropped;
    private final double[] taken;
    private final double[] written;
    private final double[] batches;
    private final double[] flushed;
    private final double[] waiting;

    private Counts(NativeWindow window, NativeSeries base) {
        this.window = window;
        this.clock = Readings.of(base);
        this.submitted = clock.counter(Optional.of(base));
        this.written = clock.counter(window.find("fapilog_batch_size_sum"));
        this.batches = clock.counter(window.find("fapilog_batch_size_count"));
        this.flushed = clock.counter(window.find("fapilog_flush_seconds_sum"));
        this.taken = taken();
        this.dropped = countedDrops();
        this.waiting = new double[submitted.length];
        correct();
    }

    static Optional<Counts> of(NativeWindow window) {
        return window.find("fapilog_events_submitted_total").map(base -> new Counts(window, base));
    }

    Readings clock() {
        return clock;
    }

    double[] submitted() {
        return submitted;
    }

    /** Without the tries that were repeated. */
    double[] dropped() {
        return dropped;
    }

    double[] waiting() {
        return waiting;
    }

    double[] takenOff() {
        return taken;
    }

    double[] written() {
        return written;
    }

    double[] batches() {
        return batches;
    }

    /** Seconds that all ended batches took together. */
    double[] flushed() {
        return flushed;
    }

    /** Names of filters, enrichers and redactors, in the order in which they see events as far as it shows. */
    List<String> plugins() {
        return window.named(PLUGIN_COUNT).stream()
                .sorted(Comparator.<NativeSeries>comparingDouble(s -> -last(s))
                        .thenComparing(s -> !s.label("plugin").equals("level"))
                        .thenComparing(s -> s.label("plugin")))
                .map(s -> s.label("plugin"))
                .toList();
    }

    Optional<NativeSeries> plugin(String metric, String name) {
        return window.find("fapilog_plugin_exec_seconds_" + metric, "plugin", name);
    }

    /** As many as the plugin that has seen most; without plugins, what was written. */
    private double[] taken() {
        double[] most = written.clone();
        for (NativeSeries s : window.named(PLUGIN_COUNT)) {
            double[] seen = clock.counter(Optional.of(s));
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], seen[i]);
            }
        }
        return most;
    }

    private double[] countedDrops() {
        double[] sum = new double[submitted.length];
        for (NativeSeries s : window.named("fapilog_events_dropped_total")) {
            add(clock.counter(Optional.of(s)), sum);
        }
        return sum;
    }

    private void correct() {
        double tooMany = 0;
        for (int i = 0; i < waiting.length; i++) {
            double left = submitted[i] - dropped[i] - taken[i];
            if (Double.isNaN(left)) {
                waiting[i] = left;
                continue;
            }
            boolean restarted = i > 0 && submitted[i] < submitted[i - 1];
            tooMany = restarted ? 0 : tooMany;
            tooMany = Math.max(tooMany, -left);
            dropped[i] -= tooMany;
            waiting[i] = left + tooMany;
        }
    }

    private static void add(double[] more, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static double last(NativeSeries s) {
        return s.values().length == 0 ? 0 : s.values()[s.values().length - 1];
    }
}
