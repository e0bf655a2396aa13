package io.weir.plugins.fluentd;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One buffered output: what is emitted to it, its buffer, its flush threads, its destination. The buffer is in bytes. */
final class Model {

    private static final String SOURCE = "inputs";
    private static final String DESTINATION = "destination";
    private static final MetricName QUEUED =
            MetricName.of("buffer_total_queued_size", "fluentd_output_status_buffer_total_bytes");
    private static final MetricName ROOM =
            MetricName.of("buffer_available_buffer_space_ratios", "fluentd_output_status_buffer_available_space_ratio");
    private static final String[] EMITTED = {"emit_records", "fluentd_output_status_emit_records"};
    private static final String[] WRITES = {"write_count", "fluentd_output_status_write_count"};
    private static final String[] FLUSH_TIME = {"flush_time_count", "fluentd_output_status_flush_time_count"};

    private static final SignalTable EMITS = SignalTable.of(SignalRow.rate(Signal.OUT, EMITTED));
    private static final SignalTable WAITING = SignalTable.of(SignalRow.rate(Signal.IN, EMITTED));
    private static final SignalTable FLUSHES = SignalTable.of(
            SignalRow.rate(Signal.BATCHES, WRITES),
            SignalRow.rate(Signal.RETRIES, "retry_count", "fluentd_output_status_retry_count"));

    static final SettingTable BUFFER = SettingTable.of(
            SettingRow.of("overflow_action", SettingRole.OVERFLOW)
                    .choice("block", "block")
                    .choice("drop_oldest_chunk", "drop")
                    .choice("throw_exception", "drop")
                    .byDefault("throw_exception"),
            SettingRow.of("total_limit_size", SettingRole.OTHER)
                    .in(SettingUnit.BYTES)
                    .byDefault("512MB"));

    static final SettingTable OUTPUT = SettingTable.of(
            SettingRow.of("flush_thread_count", SettingRole.CONCURRENCY)
                    .byDefault("1")
                    .range(1, 256),
            SettingRow.of("flush_interval", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .byDefault("60s"),
            SettingRow.of("chunk_limit_size", SettingRole.OTHER)
                    .in(SettingUnit.BYTES)
                    .byDefault("8MB"));

    private static final Pattern LINE = Pattern.compile("(?m)^\\s*([a-z_@]+)\\s+([^\\s#]+)\\s*$");

    private final NativeWindow window;
    private final String id;
    private final List<NativeSeries> series;
    private final NativeSettings configured;

    Model(NativeWindow window, String id, List<NativeSeries> series) {
        this.window = window;
        this.id = id;
        this.series = series;
        this.configured = lines(window.settings());
    }

    Observation observation() {
        String queue = id + " buffer";
        List<Setting> threads = OUTPUT.settings(id, configured, "");
        ObservationBuilder to = new ObservationBuilder(id, FluentdAdapter.ENGINE)
                .columns(ProcessSignals.of(window))
                .stage(SOURCE, StageKind.SOURCE)
                .columns(EMITS.columns(SOURCE, series))
                .stage(queue, StageKind.QUEUE)
                .columns(WAITING.columns(queue, series))
                .settings(BUFFER.settings(queue, configured, ""))
                .stage(id, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS)
                .columns(FLUSHES.columns(id, series))
                .settings(threads)
                .stage(DESTINATION, StageKind.DESTINATION)
                .chain(SOURCE, queue, id, DESTINATION);
        first(QUEUED).ifPresent(s -> buffer(to, queue, s));
        flushes(to, threads.getFirst().number());
        return to.build();
    }

    /** Its limit follows from the share that is free. In records where the bytes of one are known. */
    private void buffer(ObservationBuilder to, String queue, NativeSeries queued) {
        Readings clock = Readings.of(queued);
        double record = perRecord();
        double unit = record > 0 ? record : 1;
        double[] size = divided(clock.values(Optional.of(queued)), unit);
        double[] room = clock.values(first(ROOM));
        double[] most = new double[size.length];
        double configuredLimit =
                BUFFER.settings(queue, configured, "").getLast().number() / unit;
        Arrays.setAll(most, i -> room[i] < 100 && size[i] > 0 ? size[i] / (1 - room[i] / 100) : configuredLimit);
        Quality quality = record > 0 ? Quality.DERIVED : Quality.REPORTED;
        to.put(queue, clock.level(Signal.QUEUE_SIZE, quality, size));
        to.put(queue, clock.level(Signal.QUEUE_CAPACITY, Quality.DERIVED, most));
        if (record > 0) {
            double[] in = clock.increases(clock.counter(first(MetricName.of(EMITTED))));
            double[] change = clock.changes(size);
            Arrays.setAll(in, i -> Math.max(0, in[i] - change[i]));
            Column out = clock.rate(Signal.OUT, Quality.DERIVED, in);
            to.put(queue, out).put(id, out);
        }
    }

    /** Flush time counts in milliseconds, over all threads. */
    private void flushes(ObservationBuilder to, double threads) {
        first(MetricName.of(FLUSH_TIME)).ifPresent(time -> {
            Readings clock = Readings.of(time);
            double[] seconds = divided(clock.increases(clock.counter(Optional.of(time))), 1e3);
            double[] writes = clock.increases(clock.counter(first(MetricName.of(WRITES))));
            double[] each = new double[seconds.length];
            Arrays.setAll(each, i -> writes[i] > 0 ? seconds[i] / writes[i] : Double.NaN);
            to.put(id, clock.level(Signal.DURATION, Quality.DERIVED, each));
            to.put(id, clock.level(Signal.UTILIZATION, Quality.DERIVED, clock.utilization(seconds, each, threads)));
        });
    }

    private double perRecord() {
        double bytes = first(MetricName.of("emit_size", "fluentd_output_status_emit_size"))
                .map(s -> last(s.values()))
                .orElse(Double.NaN);
        double records =
                first(MetricName.of(EMITTED)).map(s -> last(s.values())).orElse(Double.NaN);
        return bytes > 0 && records > 0 ? bytes / records : Double.NaN;
    }

    private Optional<NativeSeries> first(MetricName name) {
        return series.stream()
                .filter(s -> name.matches(s.name()) && Readings.of(s).size() > 0)
                .min(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())));
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

    /** Lines as {@code flush_thread_count 4}, the first of each name. */
    private static NativeSettings lines(NativeSettings settings) {
        Map<String, String> all = new HashMap<>();
        Matcher m = LINE.matcher(settings.text());
        while (m.find()) {
            all.putIfAbsent(m.group(1), m.group(2));
        }
        all.putAll(settings.values());
        return new NativeSettings(settings.text(), all);
    }
}
