package io.weir.plugins.fapilog;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.Readings;
import java.util.Arrays;
import java.util.Optional;

/** What the metrics give away of a configuration that is not at hand. */
final class Guesses {

    private static final double DEFAULT_BATCH = 256;
    private static final double SLOW_EVENT_SECONDS = 0.002;

    private final NativeWindow window;
    private final Counts counts;

    Guesses(NativeWindow window, Counts counts) {
        this.window = window;
        this.counts = counts;
    }

    /** Whether events were dropped. */
    boolean overflowed() {
        double[] dropped = counts.dropped();
        return dropped.length > 1 && dropped[dropped.length - 1] > dropped[0];
    }

    /** The size that the queue comes back to while it drops; NaN when there is none: it may be full between readings. */
    double capacity() {
        double[] waiting = counts.waiting();
        double[] dropped = counts.clock().changes(counts.dropped());
        double[] full = new double[waiting.length];
        int n = 0;
        for (int i = 1; i < waiting.length; i++) {
            if (dropped[i] > 0) {
                full[n++] = waiting[i];
            }
        }
        double[] sorted = Arrays.stream(full, 0, n).sorted().toArray();
        if (n < 3 || sorted[n - 1] < 20) {
            return Double.NaN;
        }
        double most = sorted[n - 1];
        double[] top = Arrays.stream(sorted).filter(v -> v >= 0.99 * most).toArray();
        return top.length >= 3 ? top[(top.length - 1) / 2] : Double.NaN;
    }

    /**
     * As many as hold a full batch each at the same time. When all that is under way was taken at once, it is one worker
     * with a large batch.
     */
    double workers() {
        double[] taken = counts.takenOff();
        double most = 0;
        double jump = 0;
        for (int i = 0; i < taken.length; i++) {
            most = Math.max(most, taken[i] - counts.written()[i]);
            jump = Math.max(jump, taken[i] - taken[Math.max(0, i - 2)]);
        }
        return most <= DEFAULT_BATCH || jump >= 0.9 * most ? 1 : Math.ceil(most / DEFAULT_BATCH);
    }

    /** Whether the sink seems to wait for an answer to each event: it takes long and computes little. */
    boolean sinkWaits() {
        double[] flushed = counts.flushed();
        double[] written = counts.written();
        int last = flushed.length - 1;
        if (last < 0) {
            return false;
        }
        double perEvent = flushed[last] / written[last];
        boolean slow = perEvent > SLOW_EVENT_SECONDS || Double.isNaN(perEvent) && counts.takenOff()[last] > 0;
        return slow && !(cpu() > 0.5) && computing() < 0.5 * flushed[last] + 1e-9;
    }

    private double computing() {
        return counts.plugins().stream()
                .flatMap(p -> counts.plugin("sum", p).stream())
                .mapToDouble(s -> s.values()[s.values().length - 1])
                .sum();
    }

    private double cpu() {
        Readings clock = counts.clock();
        double[] percent = Arrays.stream(clock.values(window.find("process_cpu_percent")))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return percent.length == 0 ? Double.NaN : percent[percent.length / 2] / 100;
    }

    /** Seconds of the process' CPU, or nothing. */
    static Optional<double[]> cores(NativeWindow window, Readings clock) {
        return window.find("process_cpu_percent")
                .map(s -> Arrays.stream(clock.values(Optional.of(s)))
                        .map(v -> v / 100)
                        .toArray());
    }
}
