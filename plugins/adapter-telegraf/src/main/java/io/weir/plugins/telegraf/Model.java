package io.weir.plugins.telegraf;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Sections;
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
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Inputs, which feed the buffer of every output; each output with its destination. */
final class Model {

    private static final String INPUTS = "inputs";

    private static final SignalTable GATHERED = SignalTable.of(
            SignalRow.rate(Signal.OUT, "internal_agent_metrics_gathered"),
            SignalRow.rate(Signal.OUT, "internal_gather_metrics_gathered"));

    /** What is added includes what is then pushed out by newer metrics. */
    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, "internal_write_buffer_size"),
            SignalRow.level(Signal.QUEUE_CAPACITY, "internal_write_buffer_limit"),
            SignalRow.rate(Signal.IN, "internal_write_metrics_added"),
            SignalRow.rate(Signal.REJECTED, "internal_write_metrics_dropped"),
            SignalRow.rate(Signal.OUT, "internal_write_metrics_written"));

    private static final SignalTable WRITTEN = SignalTable.of(
            SignalRow.rate(Signal.OUT, "internal_write_metrics_written"),
            SignalRow.rate(Signal.ERRORS, "internal_write_metrics_rejected"),
            SignalRow.rate(Signal.RETRIES, "internal_write_write_errors"),
            SignalRow.rate(Signal.RETRIES, "internal_write_errors"),
            SignalRow.level(Signal.DURATION, "internal_write_write_time_ns").times(1e-9));

    private static final SignalTable PROCESS =
            SignalTable.of(SignalRow.level(Signal.MEMORY, "internal_memstats_sys_bytes", "internal_memstats_sys"));

    static final SettingTable BUFFER = SettingTable.of(SettingRow.of("metric_buffer_limit", SettingRole.QUEUE_CAPACITY)
            .byDefault("10000")
            .range(1, 1e9));

    static final SettingTable OUTPUT = SettingTable.of(
            SettingRow.of("metric_batch_size", SettingRole.BATCH_SIZE)
                    .byDefault("1000")
                    .range(1, 1e9),
            SettingRow.of("flush_interval", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .byDefault("10s"));

    private final NativeWindow window;
    private final SortedMap<String, List<NativeSeries>> outputs;
    private final NativeSettings configured;
    private final ObservationBuilder to = new ObservationBuilder("telegraf", TelegrafAdapter.ENGINE);

    Model(NativeWindow window, SortedMap<String, List<NativeSeries>> outputs) {
        this.window = window;
        this.outputs = outputs;
        Map<String, String> all = new HashMap<>(Sections.of(window.settings().text()));
        all.putAll(window.settings().values());
        this.configured = new NativeSettings(window.settings().text(), all);
    }

    Observation observation() {
        to.columns(ProcessSignals.of(window)).columns(PROCESS.columns(SignalKey.WHOLE, window.series()));
        to.stage(INPUTS, StageKind.SOURCE).columns(GATHERED.columns(INPUTS, window.series()));
        outputs.forEach(this::output);
        return to.build();
    }

    private void output(String name, List<NativeSeries> series) {
        String sink = name.equals(INPUTS) ? name + " output" : name;
        String queue = sink + " buffer";
        String destination = sink + " destination";
        String prefix = "outputs." + name;
        to.stage(queue, StageKind.QUEUE).columns(WAITING.columns(queue, series));
        to.stage(sink, StageKind.SINK, Trait.SINGLE_WORKER, Trait.CALL_PER_BATCH, Trait.WAITS);
        to.columns(WRITTEN.columns(sink, series)).stage(destination, StageKind.DESTINATION);
        to.chain(INPUTS, queue, sink, destination);
        to.settings(capacity(queue, prefix)).settings(OUTPUT.settings(sink, configured, prefix, "agent"));
        to.settings(
                List.of(new Setting("overflow", queue, SettingRole.OVERFLOW, "drop", Setting.Origin.REPORTED, "drop")));
    }

    private List<Setting> capacity(String queue, String prefix) {
        double reported =
                to.column(queue, Signal.QUEUE_CAPACITY).map(Column::last).orElse(Double.NaN);
        if (reported > 0) {
            return List.of(BUFFER.rows().getFirst().reported(queue, reported));
        }
        List<Setting> assumed = BUFFER.settings(queue, configured, prefix, "agent");
        to.column(queue, Signal.QUEUE_SIZE).ifPresent(size -> {
            double[] same = new double[size.size()];
            Arrays.fill(same, assumed.getFirst().number());
            to.put(queue, new Column(Signal.QUEUE_CAPACITY, Quality.ASSUMED, size.at(), same));
        });
        return assumed;
    }
}
