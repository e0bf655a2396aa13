package io.weir.plugins.kafka;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/** What one metric of a client is called by JMX, Micrometer and OpenTelemetry, and by Prometheus' exporter of JMX. */
final class Names {

    private Names() {}

    /**
     * @param client {@code producer} or {@code consumer}
     * @param group of beans, such as {@code producer-metrics}
     */
    static String[] of(String client, String group, String metric) {
        return new String[] {
            "kafka." + client + "/" + metric,
            "kafka." + client + "." + group + "." + metric,
            "kafka." + client + "." + client + "." + group + "." + metric
        };
    }

    static Optional<NativeSeries> first(Collection<NativeSeries> series, String... names) {
        MetricName wanted = MetricName.of(names);
        return series.stream()
                .filter(s -> wanted.matches(s.name()) && Readings.of(s).size() > 0)
                .min(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())));
    }

    /** Mean of what was read; NaN when it was not. */
    static double mean(Optional<NativeSeries> series) {
        return series.stream()
                .flatMapToDouble(s -> Arrays.stream(s.values()))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
