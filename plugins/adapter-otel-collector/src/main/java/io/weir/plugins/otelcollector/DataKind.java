package io.weir.plugins.otelcollector;

import io.weir.api.adapter.NativeSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of data that the Collector carries: it names metrics by it, and labels those that all kinds share. */
enum DataKind {
    LOGS("log_records"),
    METRICS("metric_points"),
    TRACES("spans");

    private final String items;

    DataKind(String items) {
        this.items = items;
    }

    /** What its items are called at the end of a metric's name. */
    String items() {
        return items;
    }

    /** As in the configuration and in labels. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a series is of this kind of data; one that does not tell is of none. */
    boolean has(NativeSeries series) {
        String label = label(series);
        return label.isEmpty() ? series.name().contains(items) : label.equals(id());
    }

    /** Whether a series does not tell which kind of data it is of. */
    static boolean isOfAll(NativeSeries series) {
        return label(series).isEmpty()
                && Arrays.stream(values()).noneMatch(k -> series.name().contains(k.items));
    }

    /** Of a configured pipeline such as {@code logs/audit}. */
    static Optional<DataKind> of(String pipeline) {
        String kind = pipeline.replaceAll("/.*", "");
        return Arrays.stream(values()).filter(k -> k.id().equals(kind)).findFirst();
    }

    /** Dots in labels are underscores when they come by Prometheus. */
    private static String label(NativeSeries s) {
        return s.label("data_type") + s.label("otel.signal") + s.label("otel_signal");
    }
}
