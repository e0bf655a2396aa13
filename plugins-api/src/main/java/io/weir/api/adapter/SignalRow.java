package io.weir.api.adapter;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One row of a {@link SignalTable}: which native metric gives which signal, and how. Immutable; each method returns a row
 * with one thing changed.
 *
 * <p>Where several series fit (one for each transport, say), their values are added; those of shares and times are
 * averaged. They are read at the instants of the first of them.
 */
public final class SignalRow {

    private enum Take {
        LEVEL,
        RATE,
        MEAN,
        CALLS
    }

    private final Signal signal;
    private final Take take;
    private final MetricName metric;
    private final double factor;
    private final Quality quality;
    private final Map<String, Set<String>> only;

    private SignalRow(
            Signal signal,
            Take take,
            MetricName metric,
            double factor,
            Quality quality,
            Map<String, Set<String>> only) {
        this.signal = signal;
        this.take = take;
        this.metric = metric;
        this.factor = factor;
        this.quality = quality;
        this.only = only;
    }

    /** What the metric reads is the signal. */
    public static SignalRow level(Signal signal, String... metric) {
        return row(signal, Take.LEVEL, metric);
    }

    /**
     * The metric counts, and its increase per second is the signal. For a signal that is a level, such as
     * {@link Signal#CPU} from seconds of processor time, too.
     */
    public static SignalRow rate(Signal signal, String... metric) {
        return row(signal, Take.RATE, metric);
    }

    /** The metric is a histogram or summary, and the mean of what was added since the reading before is the signal. */
    public static SignalRow mean(Signal signal, String... histogram) {
        return row(signal, Take.MEAN, histogram);
    }

    /** The metric is a histogram or summary, and how many values were added per second is the signal. */
    public static SignalRow calls(Signal signal, String... histogram) {
        return row(signal, Take.CALLS, histogram);
    }

    /**
     * Multiplies what was read, for another unit: 0.001 for milliseconds where the signal is in seconds.
     *
     * @throws IllegalArgumentException when it is not finite or zero
     */
    public SignalRow times(double by) {
        if (!Double.isFinite(by) || by == 0) {
            throw new IllegalArgumentException(signal + " of " + metric + ": factor must be finite and not 0: " + by);
        }
        return new SignalRow(signal, take, metric, by, quality, only);
    }

    /** Only series whose label has one of these values; the empty text stands for series without the label. */
    public SignalRow where(String label, String... values) {
        Map<String, Set<String>> more = new HashMap<>(only);
        more.put(label, Set.of(values));
        return new SignalRow(signal, take, metric, factor, quality, Map.copyOf(more));
    }

    /** How far the column is to be trusted; {@link Quality#REPORTED} when not said. */
    public SignalRow as(Quality other) {
        return new SignalRow(signal, take, metric, factor, other, only);
    }

    /** The signal that it gives. */
    public Signal signal() {
        return signal;
    }

    /** The metric that it reads. */
    public MetricName metric() {
        return metric;
    }

    /**
     * The column, or empty when none of the series fits or it would have no value, as a rate of a single reading.
     *
     * @param series of one stage
     */
    public Optional<Column> column(Collection<NativeSeries> series) {
        Optional<Column> found = switch (take) {
            case LEVEL -> level(fitting(series, ""));
            case RATE -> rate(fitting(series, ""));
            case CALLS -> rate(fitting(series, "count"));
            case MEAN -> mean(fitting(series, "sum"), fitting(series, "count"));
        };
        return found.filter(c -> c.present() > 0);
    }

    private Optional<Column> level(List<NativeSeries> fitting) {
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Readings clock = Readings.of(fitting.getFirst());
        boolean averaged = signal.unit().equals("1") || signal.unit().equals("s");
        double by = averaged ? factor / fitting.size() : factor;
        return Optional.of(
                clock.level(signal, quality, Sums.of(clock, fitting, s -> clock.values(Optional.of(s)), by)));
    }

    private Optional<Column> rate(List<NativeSeries> fitting) {
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Readings clock = Readings.of(fitting.getFirst());
        return Optional.of(clock.rate(signal, quality, Sums.increases(clock, fitting, factor)));
    }

    private Optional<Column> mean(List<NativeSeries> sums, List<NativeSeries> counts) {
        if (sums.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        Readings clock = Readings.of(counts.getFirst());
        double[] mean = Sums.increases(clock, sums, factor);
        double[] count = Sums.increases(clock, counts, 1);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = count[i] > 0 ? mean[i] / count[i] : Double.NaN;
        }
        return Optional.of(clock.level(signal, quality, mean));
    }

    /**
     * In an order that depends on their labels alone; those without a value are left out, and those with a unit in their
     * name where there are some without.
     */
    private List<NativeSeries> fitting(Collection<NativeSeries> series, String part) {
        String end = part.isEmpty() ? "" : "_" + part;
        List<NativeSeries> all = series.stream()
                .filter(s -> part.isEmpty() ? metric.matches(s.name()) : metric.matchesPart(s.name(), part))
                .filter(this::selected)
                .filter(s -> Readings.of(s).size() > 0)
                .sorted(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())))
                .toList();
        List<NativeSeries> exact =
                all.stream().filter(s -> metric.matchesExactly(s.name(), end)).toList();
        return exact.isEmpty() ? all : exact;
    }

    private boolean selected(NativeSeries series) {
        return only.entrySet().stream().allMatch(e -> e.getValue().contains(series.label(e.getKey())));
    }

    private static SignalRow row(Signal signal, Take take, String... metric) {
        return new SignalRow(signal, take, MetricName.of(metric), 1, Quality.REPORTED, Map.of());
    }
}
