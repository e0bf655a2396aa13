package io.weir.plugins.fluentbit;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What waits between inputs and outputs. Fluent Bit counts it in bytes and chunks. With bytes, their limit and the bytes of a
 * record it is told in records; otherwise as a share of what it may hold, in hundredths.
 */
final class Buffer {

    private static final double HUNDREDTHS = 100;
    private static final MetricName BYTES =
            MetricName.of("input_chunks.status.mem_size", "fluentbit_input_storage_memory_bytes");
    private static final MetricName LIMIT = MetricName.of("input_chunks.status.mem_limit");
    private static final MetricName ROOM = MetricName.of("fluentbit_output_chunk_available_capacity_percent");
    private static final MetricName PAUSED =
            MetricName.of("fluentbit_input_ingestion_paused", "input_chunks.status.overlimit");
    private static final MetricName RECORDS = MetricName.of("fluentbit_input_records", "input.records");
    private static final MetricName RECORD_BYTES = MetricName.of("fluentbit_input_bytes", "input.bytes");

    private Buffer() {}

    /** Size and capacity of what one input holds, or all do; empty when nothing tells. */
    static List<Column> columns(Collection<NativeSeries> series) {
        Optional<NativeSeries> bytes = first(series, BYTES);
        Optional<NativeSeries> limit = first(series, LIMIT);
        if (bytes.isPresent() && limit.isPresent()) {
            double record = perRecord(series);
            return fill(bytes.get(), limit.get(), record > 0 ? record : 1);
        }
        Optional<NativeSeries> base = first(series, ROOM).or(() -> first(series, PAUSED));
        return base.map(b -> shares(Readings.of(b), series)).orElse(List.of());
    }

    private static List<Column> fill(NativeSeries bytes, NativeSeries limit, double record) {
        Readings clock = Readings.of(bytes);
        return List.of(
                clock.level(Signal.QUEUE_SIZE, Quality.DERIVED, divided(clock.values(Optional.of(bytes)), record)),
                clock.level(Signal.QUEUE_CAPACITY, Quality.DERIVED, divided(clock.values(Optional.of(limit)), record)));
    }

    /** An input that is paused found no room. */
    private static List<Column> shares(Readings clock, Collection<NativeSeries> series) {
        double[] room = clock.values(first(series, ROOM));
        double[] paused = clock.values(first(series, PAUSED));
        double[] size = new double[clock.size()];
        double[] all = new double[clock.size()];
        Arrays.fill(all, HUNDREDTHS);
        Arrays.setAll(size, i -> {
            double used = Double.isNaN(room[i]) ? 0 : Math.clamp(HUNDREDTHS - room[i], 0, HUNDREDTHS);
            return paused[i] > 0 ? HUNDREDTHS : used;
        });
        return List.of(
                clock.level(Signal.QUEUE_SIZE, Quality.ASSUMED, size),
                clock.level(Signal.QUEUE_CAPACITY, Quality.ASSUMED, all));
    }

    private static double perRecord(Collection<NativeSeries> series) {
        double bytes = first(series, RECORD_BYTES).map(s -> last(s.values())).orElse(Double.NaN);
        double records = first(series, RECORDS).map(s -> last(s.values())).orElse(Double.NaN);
        return bytes / records;
    }

    private static double[] divided(double[] values, double by) {
        return Arrays.stream(values).map(v -> v / by).toArray();
    }

    private static double last(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .reduce((a, b) -> b)
                .orElse(Double.NaN);
    }

    private static Optional<NativeSeries> first(Collection<NativeSeries> series, MetricName name) {
        return series.stream()
                .filter(s -> name.matches(s.name()) && Readings.of(s).size() > 0)
                .min(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())));
    }
}
