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
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pipeline of a consumer: the lag in the topics, which has no limit, and the application that polls. What is not spent in
 * waiting for a poll is spent in handling records.
 */
final class Consumer {

    private static final String SOURCE = "brokers";
    private static final String QUEUE = "lag";
    private static final String SINK = "application";
    private static final String DESTINATION = "destination";

    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, fetch("records-lag")),
            SignalRow.level(Signal.QUEUE_SIZE, fetch("records-lag-max")),
            SignalRow.level(Signal.OUT, fetch("records-consumed-rate")));

    private static final SignalTable HANDLED = SignalTable.of(
            SignalRow.level(Signal.OUT, fetch("records-consumed-rate")),
            SignalRow.level(Signal.OUT_BYTES, fetch("bytes-consumed-rate")),
            SignalRow.level(Signal.BATCH_SIZE, fetch("records-per-request-avg")));

    static final SettingTable SETTINGS = SettingTable.of(
            SettingRow.of("max.poll.records", SettingRole.OTHER).byDefault("500"),
            SettingRow.of("fetch.min.bytes", SettingRole.OTHER).byDefault("1"),
            SettingRow.of("fetch.max.wait.ms", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.MILLISECONDS)
                    .byDefault("500"));

    private Consumer() {}

    static Optional<Observation> of(NativeWindow window, String client, List<NativeSeries> series) {
        ObservationBuilder to = new ObservationBuilder(client + " consumer", KafkaAdapter.ENGINE)
                .columns(ProcessSignals.of(window))
                .stage(SOURCE, StageKind.SOURCE)
                .stage(QUEUE, StageKind.QUEUE)
                .columns(WAITING.columns(QUEUE, series))
                .stage(SINK, StageKind.SINK, Trait.SINGLE_WORKER)
                .columns(HANDLED.columns(SINK, series))
                .stage(DESTINATION, StageKind.DESTINATION)
                .chain(SOURCE, QUEUE, SINK, DESTINATION)
                .settings(SETTINGS.settings(SINK, window.settings(), ""));
        busy(to, series);
        return to.column(QUEUE, Signal.QUEUE_SIZE).map(lag -> to.build());
    }

    private static void busy(ObservationBuilder to, List<NativeSeries> series) {
        Names.first(series, Names.of("consumer", "consumer-metrics", "poll-idle-ratio-avg"))
                .ifPresent(idle -> {
                    Readings clock = Readings.of(idle);
                    double[] busy = Arrays.stream(clock.values(Optional.of(idle)))
                            .map(v -> Math.clamp(1 - v, 0, 1))
                            .toArray();
                    to.put(SINK, clock.level(Signal.UTILIZATION, Quality.DERIVED, busy));
                });
    }

    private static String[] fetch(String metric) {
        return Names.of("consumer", "consumer-fetch-manager-metrics", metric);
    }
}
