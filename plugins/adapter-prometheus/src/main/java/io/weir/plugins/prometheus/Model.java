package io.weir.plugins.prometheus;

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
import java.util.List;
import java.util.Optional;

/**
 * One remote: the write-ahead log, what waits in shards, the shards, the remote. A shard holds {@code capacity} samples; when
 * all are full the log is read no further, and nothing is lost until it is cut off after two hours.
 */
final class Model {

    private static final String LOG = "write-ahead log";
    private static final String QUEUE = "shards queue";
    private static final String SINK = "shards";
    private static final String PREFIX = "prometheus_remote_storage_";

    private static final SignalTable READ = SignalTable.of(SignalRow.rate(Signal.OUT, PREFIX + "samples_in"));

    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, PREFIX + "samples_pending", PREFIX + "pending_samples"),
            SignalRow.rate(Signal.QUEUE_FULL, PREFIX + "enqueue_retries"),
            SignalRow.rate(Signal.OUT, PREFIX + "samples", PREFIX + "succeeded_samples"));

    /** What is dropped was never sent: too old, or of no use to the remote. */
    private static final SignalTable SENT = SignalTable.of(
            SignalRow.rate(Signal.OUT, PREFIX + "samples", PREFIX + "succeeded_samples"),
            SignalRow.rate(Signal.OUT_BYTES, PREFIX + "bytes"),
            SignalRow.rate(Signal.ERRORS, PREFIX + "samples_failed", PREFIX + "failed_samples"),
            SignalRow.rate(Signal.RETRIES, PREFIX + "samples_retried", PREFIX + "retried_samples"),
            SignalRow.mean(Signal.DURATION, PREFIX + "sent_batch_duration_seconds"),
            SignalRow.calls(Signal.BATCHES, PREFIX + "sent_batch_duration_seconds"));

    static final SettingTable SHARDS = SettingTable.of(
            SettingRow.of("max_samples_per_send", SettingRole.BATCH_SIZE)
                    .byDefault("2000")
                    .range(1, 1e7),
            SettingRow.of("batch_send_deadline", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .byDefault("5s"),
            SettingRow.of("max_shards", SettingRole.CONCURRENCY).byDefault("50").range(1, 10_000),
            SettingRow.of("capacity", SettingRole.OTHER).byDefault("10000").range(1, 1e8));

    private final NativeWindow window;
    private final String name;
    private final List<NativeSeries> series;
    private final List<Setting> settings;

    Model(NativeWindow window, String name, List<NativeSeries> series) {
        this.window = window;
        this.name = name;
        this.series = series;
        this.settings = settings(window.settings());
    }

    Observation observation() {
        ObservationBuilder to = new ObservationBuilder(name, PrometheusAdapter.ENGINE)
                .columns(ProcessSignals.of(window))
                .stage(LOG, StageKind.SOURCE)
                .columns(READ.columns(LOG, window.series()))
                .stage(QUEUE, StageKind.QUEUE)
                .columns(WAITING.columns(QUEUE, series))
                .stage(SINK, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS)
                .columns(SENT.columns(SINK, series))
                .stage("remote", StageKind.DESTINATION)
                .chain(LOG, QUEUE, SINK, "remote")
                .settings(settings)
                .settings(List.of(new Setting(
                        "overflow", QUEUE, SettingRole.OVERFLOW, "block", Setting.Origin.REPORTED, "block")));
        to.column(QUEUE, Signal.QUEUE_SIZE).ifPresent(size -> capacity(to, size));
        utilization().ifPresent(c -> to.put(SINK, c));
        return to.build();
    }

    /** Reported a shard, or configured; times the shards that run, or at most do. */
    private void capacity(ObservationBuilder to, Column size) {
        Optional<NativeSeries> perShard = first("shard_capacity");
        double each = perShard.map(s -> last(s.values())).orElse(number("capacity"));
        double shards = first("shards")
                .or(() -> first("shards_max"))
                .map(s -> last(s.values()))
                .orElse(number("max_shards"));
        double[] same = new double[size.size()];
        Arrays.fill(same, each * shards);
        Quality quality = perShard.isPresent() ? Quality.DERIVED : Quality.ASSUMED;
        if (each * shards > 0) {
            to.put(QUEUE, new Column(Signal.QUEUE_CAPACITY, quality, size.at(), same));
        }
    }

    /** Shards that are wanted, of those that run or may run: more than all is all. */
    private Optional<Column> utilization() {
        return first("shards_desired")
                .flatMap(wanted -> first("shards").or(() -> first("shards_max")).map(running -> {
                    Readings clock = Readings.of(wanted);
                    double[] busy = clock.values(Optional.of(wanted));
                    double[] all = clock.values(Optional.of(running));
                    Arrays.setAll(busy, i -> all[i] > 0 ? Math.clamp(busy[i] / all[i], 0, 1) : Double.NaN);
                    return clock.level(Signal.UTILIZATION, Quality.DERIVED, busy);
                }));
    }

    /** How many shards may run is reported. */
    private List<Setting> settings(NativeSettings configured) {
        List<Setting> all = SHARDS.settings(SINK, configured, "remote_write[0].queue_config", "");
        double most = first("shards_max").map(s -> last(s.values())).orElse(Double.NaN);
        return most > 0
                ? SettingTable.replaced(
                        all, List.of(SHARDS.row("max_shards").orElseThrow().reported(SINK, most)))
                : all;
    }

    private double number(String setting) {
        return settings.stream()
                .filter(s -> s.name().equals(setting))
                .mapToDouble(Setting::number)
                .findFirst()
                .orElse(Double.NaN);
    }

    private Optional<NativeSeries> first(String metric) {
        MetricName wanted = MetricName.of(PREFIX + metric);
        return series.stream()
                .filter(s -> wanted.matches(s.name()))
                .min(java.util.Comparator.comparing(s -> s.name() + new java.util.TreeMap<>(s.labels())));
    }

    private static double last(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .reduce((a, b) -> b)
                .orElse(Double.NaN);
    }
}
