package io.weir.plugins.kafka;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
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
 * The pipeline of a producer: application, buffer, the one thread that sends, brokers. The buffer is in bytes; where the mean
 * size of a record is known it is told in records.
 */
final class Producer {

    private static final String SOURCE = "application";
    private static final String QUEUE = "buffer";
    private static final String SINK = "sender";
    private static final String DESTINATION = "brokers";

    /** The client's own rates are means over 30 seconds. */
    private static final SignalTable SENT = SignalTable.of(
            SignalRow.level(Signal.OUT, name("record-send-rate")),
            SignalRow.level(Signal.OUT_BYTES, name("outgoing-byte-rate")),
            SignalRow.level(Signal.ERRORS, name("record-error-rate")),
            SignalRow.level(Signal.RETRIES, name("record-retry-rate")),
            SignalRow.level(Signal.BATCH_SIZE, name("records-per-request-avg")),
            SignalRow.level(Signal.BATCHES, name("request-rate")),
            SignalRow.level(Signal.DURATION, name("request-latency-avg")).times(1e-3));

    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.REJECTED, name("buffer-exhausted-rate")),
            SignalRow.level(Signal.OUT, name("record-send-rate")));

    /** Sizes are in bytes and so no settings of events. */
    static final SettingTable SETTINGS = SettingTable.of(
            SettingRow.of("max.in.flight.requests.per.connection", SettingRole.CONCURRENCY)
                    .byDefault("5")
                    .range(1, 1_000),
            SettingRow.of("linger.ms", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.MILLISECONDS)
                    .byDefault("5"),
            SettingRow.of("request.timeout.ms", SettingRole.TIMEOUT)
                    .in(SettingUnit.MILLISECONDS)
                    .byDefault("30000"),
            SettingRow.of("batch.size", SettingRole.OTHER).byDefault("16384"),
            SettingRow.of("compression.type", SettingRole.OTHER).byDefault("none"),
            SettingRow.of("acks", SettingRole.OTHER).byDefault("all"));

    private Producer() {}

    static Optional<Observation> of(NativeWindow window, String client, List<NativeSeries> series) {
        return Names.first(series, name("buffer-total-bytes"))
                .flatMap(total -> Names.first(series, name("buffer-available-bytes"))
                        .map(free -> observation(window, client, series, total, free)));
    }

    private static Observation observation(
            NativeWindow window, String client, List<NativeSeries> series, NativeSeries total, NativeSeries free) {
        ObservationBuilder to = new ObservationBuilder(client + " producer", KafkaAdapter.ENGINE)
                .columns(ProcessSignals.of(window))
                .stage(SOURCE, StageKind.SOURCE)
                .stage(QUEUE, StageKind.QUEUE)
                .columns(WAITING.columns(QUEUE, series))
                .stage(SINK, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS)
                .columns(SENT.columns(SINK, series))
                .stage(DESTINATION, StageKind.DESTINATION)
                .chain(SOURCE, QUEUE, SINK, DESTINATION)
                .settings(SETTINGS.settings(SINK, window.settings(), ""))
                .settings(List.of(new Setting(
                        "overflow", QUEUE, SettingRole.OVERFLOW, "block", Setting.Origin.REPORTED, "block")));
        double bytes = perRecord(series);
        Readings clock = Readings.of(free);
        double[] capacity = clock.values(Optional.of(total));
        double[] left = clock.values(Optional.of(free));
        double[] size = new double[left.length];
        Arrays.setAll(size, i -> Math.max(0, capacity[i] - left[i]) / bytes);
        to.put(QUEUE, clock.level(Signal.QUEUE_SIZE, Quality.DERIVED, size));
        double[] most = Arrays.stream(capacity).map(v -> v / bytes).toArray();
        to.put(QUEUE, clock.level(Signal.QUEUE_CAPACITY, Quality.DERIVED, most));
        return to.build();
    }

    /** Bytes of a record; 1 when not known, so that the buffer is told in bytes. */
    private static double perRecord(List<NativeSeries> series) {
        double size = Names.mean(Names.first(series, name("record-size-avg")));
        double bytes = Names.mean(Names.first(series, name("outgoing-byte-rate")));
        double records = Names.mean(Names.first(series, name("record-send-rate")));
        double each = size > 0 ? size : bytes / records;
        return each > 0 && Double.isFinite(each) ? each : 1;
    }

    private static String[] name(String metric) {
        return Names.of("producer", "producer-metrics", metric);
    }
}
