package io.weir.plugins.otelcollector;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sending queue of one exporter, in events. It counts requests unless configured otherwise; where the mean size of a
 * request is known, its size is told in events, else as the queue counts.
 */
final class SendingQueue {

    private static final MetricName SIZE = MetricName.of("otelcol_exporter_queue_size");
    private static final MetricName CAPACITY = MetricName.of("otelcol_exporter_queue_capacity");

    private final DataKind kind;
    private final List<NativeSeries> series;
    private final Readings clock;
    private final double perUnit;
    private final boolean inEvents;

    private SendingQueue(DataKind kind, List<NativeSeries> series, Readings clock, double perUnit, boolean inEvents) {
        this.kind = kind;
        this.series = series;
        this.clock = clock;
        this.perUnit = perUnit;
        this.inEvents = inEvents;
    }

    /**
     * Empty when the exporter has none.
     *
     * @param sizer what it counts
     * @param perRequest events in a request; NaN when not known
     */
    static Optional<SendingQueue> of(DataKind kind, List<NativeSeries> exporter, String sizer, double perRequest) {
        boolean items = sizer.equals(Tunables.ITEMS);
        boolean scaled = sizer.equals("requests") && perRequest > 0;
        return first(exporter, SIZE)
                .map(s -> new SendingQueue(kind, exporter, Readings.of(s), scaled ? perRequest : 1, items || scaled));
    }

    boolean inEvents() {
        return inEvents;
    }

    /** NaN when not reported. */
    double capacity() {
        return Arrays.stream(level(CAPACITY)).max().orElse(Double.NaN);
    }

    /** What left is what was sent or failed for good; what was offered is that, what was refused, and what the queue gained. */
    List<Column> columns() {
        List<Column> found = new ArrayList<>();
        Quality quality = perUnit == 1 ? Quality.REPORTED : Quality.DERIVED;
        double[] size = level(SIZE);
        found.add(clock.level(Signal.QUEUE_SIZE, quality, size));
        double[] capacity = level(CAPACITY);
        if (Arrays.stream(capacity).anyMatch(v -> v > 0)) {
            found.add(clock.level(Signal.QUEUE_CAPACITY, quality, capacity));
        }
        double[] rejected = increases("otelcol_exporter_enqueue_failed_");
        double[] left = sum(increases("otelcol_exporter_sent_"), increases("otelcol_exporter_send_failed_"));
        found.add(clock.rate(Signal.REJECTED, Quality.REPORTED, rejected));
        found.add(clock.rate(Signal.OUT, Quality.DERIVED, left));
        if (inEvents) {
            double[] offered = sum(sum(left, rejected), clock.changes(size));
            found.add(clock.rate(
                    Signal.IN,
                    Quality.DERIVED,
                    Arrays.stream(offered).map(v -> Math.max(0, v)).toArray()));
        }
        return found;
    }

    private double[] level(MetricName name) {
        double[] values = clock.values(first(series, name));
        return Arrays.stream(values).map(v -> v * perUnit).toArray();
    }

    private double[] increases(String prefix) {
        MetricName name = MetricName.of(prefix + kind.items());
        double[] all = new double[clock.size()];
        series.stream()
                .filter(s -> name.matches(s.name()))
                .map(s -> clock.increases(clock.counter(Optional.of(s))))
                .forEach(more -> Arrays.setAll(all, i -> all[i] + more[i]));
        return all;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static Optional<NativeSeries> first(List<NativeSeries> series, MetricName name) {
        return series.stream()
                .filter(s -> name.matches(s.name()))
                .min(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())));
    }
}
