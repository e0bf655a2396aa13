package io.weir.plugins.logstash;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The queue between inputs and workers.
 *
 * <p>A persistent one tells how many events it holds, and its size in bytes of a largest one. One in memory tells nothing:
 * it is as full as inputs are held back. Inputs that spend half of their time in pushing, or more, find it full.
 */
final class InputQueue {

    private static final double FULL_FROM = 0.5;

    private final List<NativeSeries> series;
    private final double inMemory;

    /** @param inMemory events that a queue in memory holds; NaN when not known */
    InputQueue(List<NativeSeries> series, double inMemory) {
        this.series = series;
        this.inMemory = inMemory;
    }

    /** Size and capacity, as far as they are known. */
    List<Column> columns() {
        Optional<NativeSeries> count = first("pipelines.queue.events_count", "pipelines.queue.events");
        boolean persistent = first("pipelines.queue.capacity.max_queue_size_in_bytes")
                        .isPresent()
                || count.isPresent() && Arrays.stream(count.get().values()).anyMatch(v -> v > 0);
        return persistent && count.isPresent() ? persistent(count.get()) : pressed();
    }

    private List<Column> persistent(NativeSeries count) {
        Readings clock = Readings.of(count);
        double[] size = clock.values(Optional.of(count));
        Column sizes = clock.level(Signal.QUEUE_SIZE, Quality.REPORTED, size);
        double[] bytes = clock.values(first("pipelines.queue.capacity.queue_size_in_bytes"));
        double[] most = clock.values(first("pipelines.queue.capacity.max_queue_size_in_bytes"));
        double held = sum(bytes);
        double events = sum(size);
        if (!(held > 0) || !(events > 0)) {
            return List.of(sizes);
        }
        double[] capacity =
                Arrays.stream(most).map(b -> Math.rint(b * events / held)).toArray();
        return List.of(sizes, clock.level(Signal.QUEUE_CAPACITY, Quality.DERIVED, capacity));
    }

    private List<Column> pressed() {
        Optional<Column> blocked = blocked();
        if (blocked.isEmpty() || !(inMemory > 0)) {
            return List.of();
        }
        double[] shares = blocked.get().values();
        double[] size = Arrays.stream(shares)
                .map(p -> Double.isNaN(p) ? Double.NaN : p >= FULL_FROM ? inMemory : Math.rint(p * inMemory))
                .toArray();
        double[] capacity = new double[size.length];
        Arrays.fill(capacity, inMemory);
        long[] at = blocked.get().at();
        return List.of(
                new Column(Signal.QUEUE_SIZE, Quality.ASSUMED, at, size),
                new Column(Signal.QUEUE_CAPACITY, Quality.DERIVED, at, capacity));
    }

    /** Share of the time in which inputs were held back, of one input where there are several. */
    private Optional<Column> blocked() {
        Optional<Column> counted = first("pipelines.events.queue_push_duration_in_millis")
                .map(s -> Readings.of(s).rate(Signal.UTILIZATION, Quality.DERIVED, Optional.of(s)))
                .filter(c -> c.present() > 0)
                .map(c -> new Column(
                        Signal.UTILIZATION,
                        Quality.DERIVED,
                        c.at(),
                        Arrays.stream(c.values()).map(v -> v / 1e3).toArray()));
        return counted.or(() -> first("pipelines.flow.queue_backpressure.current")
                .map(s -> {
                    Readings clock = Readings.of(s);
                    return clock.level(Signal.UTILIZATION, Quality.REPORTED, clock.values(Optional.of(s)));
                }));
    }

    private Optional<NativeSeries> first(String... names) {
        MetricName name = MetricName.of(names);
        return series.stream()
                .filter(s -> name.matches(s.name()))
                .min(java.util.Comparator.comparing(NativeSeries::name));
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sum();
    }
}
