package io.weir.plugins.syslogng;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources, and for each destination its queue, itself and what takes the messages. */
final class Model {

    private static final String OUTPUT = "syslogng_output_events";

    private static final SignalTable RECEIVED = SignalTable.of(
            SignalRow.rate(Signal.OUT, "src/processed"), SignalRow.rate(Signal.OUT, "syslogng_input_events"));

    /** What is processed includes what is dropped. */
    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, "dst/queued"),
            SignalRow.level(Signal.QUEUE_SIZE, "syslogng_memory_queue_events"),
            SignalRow.level(Signal.QUEUE_SIZE, OUTPUT).where("result", "queued"),
            SignalRow.level(Signal.QUEUE_CAPACITY, "syslogng_memory_queue_capacity"),
            SignalRow.rate(Signal.IN, "dst/processed"),
            SignalRow.rate(Signal.REJECTED, "dst/dropped"),
            SignalRow.rate(Signal.REJECTED, OUTPUT).where("result", "dropped"),
            SignalRow.rate(Signal.OUT, "dst/written"),
            SignalRow.rate(Signal.OUT, OUTPUT).where("result", "delivered"));

    private static final SignalTable WRITTEN = SignalTable.of(
            SignalRow.rate(Signal.OUT, "dst/written"),
            SignalRow.rate(Signal.OUT, OUTPUT).where("result", "delivered"),
            SignalRow.level(Signal.BATCH_SIZE, "dst/batch_size_avg"));

    static final SettingTable QUEUE = SettingTable.of(SettingRow.of("log-fifo-size", SettingRole.QUEUE_CAPACITY)
            .also("log_fifo_size")
            .byDefault("10000")
            .range(1, 1e9));

    static final SettingTable DESTINATION = SettingTable.of(
            SettingRow.of("batch-lines", SettingRole.BATCH_SIZE).range(1, 1e6),
            SettingRow.of("workers", SettingRole.CONCURRENCY).range(1, 1024));

    private static final Pattern OPTION = Pattern.compile("([a-z][a-z_-]*)\\(\\s*\"?([\\w.]+)\"?\\s*\\)");

    private final NativeWindow window;
    private final SortedMap<String, List<NativeSeries>> destinations;
    private final NativeSettings configured;
    private final ObservationBuilder to = new ObservationBuilder("syslog-ng", SyslogNgAdapter.ENGINE);

    Model(NativeWindow window, SortedMap<String, List<NativeSeries>> destinations) {
        this.window = window;
        this.destinations = destinations;
        this.configured = options(window.settings());
    }

    Observation observation() {
        to.columns(ProcessSignals.of(window));
        List<String> sources = new ArrayList<>();
        Drivers.sources(window).forEach((id, series) -> {
            String stage = destinations.containsKey(id) ? id + " source" : id;
            to.stage(stage, StageKind.SOURCE).columns(RECEIVED.columns(stage, series));
            sources.add(stage);
        });
        destinations.forEach((id, series) -> destination(sources, id, series));
        return to.build();
    }

    private void destination(List<String> sources, String id, List<NativeSeries> series) {
        String queue = id + " queue";
        String end = id + " receiver";
        to.stage(queue, StageKind.QUEUE).edges(sources, queue).columns(WAITING.columns(queue, series));
        to.stage(id, StageKind.SINK, traits(series)).columns(WRITTEN.columns(id, series));
        to.stage(end, StageKind.DESTINATION).chain(queue, id, end);
        to.settings(capacity(queue)).settings(DESTINATION.settings(id, configured, ""));
        boolean held = configured.text().contains("flow-control");
        Setting.Origin origin = configured.text().isBlank() ? Setting.Origin.DEFAULT : Setting.Origin.CONFIGURED;
        to.settings(
                List.of(new Setting("flags", queue, SettingRole.OVERFLOW, held ? "block" : "drop", origin, "drop")));
    }

    /** Only newer versions of 4.x report it. */
    private List<Setting> capacity(String queue) {
        double reported =
                to.column(queue, Signal.QUEUE_CAPACITY).map(Column::last).orElse(Double.NaN);
        if (reported > 0) {
            return List.of(QUEUE.rows().getFirst().reported(queue, reported));
        }
        List<Setting> known = QUEUE.settings(queue, configured, "");
        to.column(queue, Signal.QUEUE_SIZE).ifPresent(size -> {
            double[] same = new double[size.size()];
            Arrays.fill(same, known.getFirst().number());
            to.put(queue, new Column(Signal.QUEUE_CAPACITY, Quality.ASSUMED, size.at(), same));
        });
        return known;
    }

    private static Trait[] traits(List<NativeSeries> series) {
        boolean stream = series.stream()
                .anyMatch(s -> s.label("instance").startsWith("tcp")
                        || s.label("driver").equals("network")
                        || s.label("driver").equals("syslog"));
        return stream ? new Trait[] {Trait.STREAM, Trait.WAITS} : new Trait[] {Trait.WAITS};
    }

    /** Options as {@code log-fifo-size(10000)}, the first of each name; underscores and hyphens are the same. */
    private static NativeSettings options(NativeSettings settings) {
        Map<String, String> all = new HashMap<>();
        Matcher m = OPTION.matcher(settings.text());
        while (m.find()) {
            all.putIfAbsent(m.group(1).replace('_', '-'), m.group(2));
        }
        all.putAll(settings.values());
        return new NativeSettings(settings.text(), all);
    }
}
