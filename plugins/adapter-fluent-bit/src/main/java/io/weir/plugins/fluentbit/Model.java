package io.weir.plugins.fluentbit;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Inputs, filters one behind the other, one buffer for what each input holds, outputs side by side. */
final class Model {

    private static final SignalTable INPUT =
            SignalTable.of(SignalRow.rate(Signal.OUT, "fluentbit_input_records", "input.records"));

    private static final SignalTable FILTER = SignalTable.of(
            SignalRow.rate(Signal.IN, "fluentbit_filter_records", "filter.records"),
            SignalRow.rate(Signal.OUT, "fluentbit_filter_records", "filter.records"));

    /** What is dropped was tried often enough and is lost. */
    private static final SignalTable SENT = SignalTable.of(
            SignalRow.rate(Signal.OUT, "fluentbit_output_proc_records", "output.proc_records"),
            SignalRow.rate(Signal.OUT_BYTES, "fluentbit_output_proc_bytes", "output.proc_bytes"),
            SignalRow.rate(Signal.ERRORS, "fluentbit_output_dropped_records", "output.dropped_records"),
            SignalRow.rate(Signal.RETRIES, "fluentbit_output_retries", "output.retries"));

    static final SettingTable OUTPUT = SettingTable.of(
            SettingRow.of("workers", SettingRole.CONCURRENCY).range(1, 128),
            SettingRow.of("retry_limit", SettingRole.OTHER).byDefault("1"),
            SettingRow.of("storage.total_limit_size", SettingRole.OTHER).in(SettingUnit.BYTES));

    private final NativeWindow window;
    private final Plugins plugins;
    private final ObservationBuilder to = new ObservationBuilder("fluent-bit", FluentBitAdapter.ENGINE);

    Model(NativeWindow window, Plugins plugins) {
        this.window = window;
        this.plugins = plugins;
    }

    Observation observation() {
        to.columns(ProcessSignals.of(window));
        List<String> last = new ArrayList<>();
        plugins.inputs().forEach((id, series) -> {
            to.stage(id, StageKind.SOURCE).columns(INPUT.columns(id, series));
            last.add(id);
        });
        outputs(buffers(filters(last)));
        return to.build();
    }

    private List<String> filters(List<String> before) {
        List<String> last = before;
        for (Map.Entry<String, List<NativeSeries>> e : plugins.filters().entrySet()) {
            String stage = unique(e.getKey(), "filter");
            to.stage(stage, StageKind.PROCESSOR).edges(last, stage).columns(FILTER.columns(stage, e.getValue()));
            last = List.of(stage);
        }
        return last;
    }

    /** Inputs hold what they took until outputs have it; with one input alone it is known what enters. */
    private List<String> buffers(List<String> before) {
        List<String> found = new ArrayList<>();
        if (plugins.inputs().isEmpty()) {
            return List.of(buffer("buffer", before, all(plugins.outputs().values())));
        }
        plugins.inputs().forEach((id, series) -> {
            List<String> from = plugins.filters().isEmpty() ? List.of(id) : before;
            found.add(buffer(
                    id + " buffer",
                    from,
                    all(List.of(series, all(plugins.outputs().values())))));
        });
        return found;
    }

    private String buffer(String stage, List<String> from, List<NativeSeries> series) {
        to.stage(stage, StageKind.QUEUE).edges(from, stage);
        Buffer.columns(series).forEach(c -> to.put(stage, c));
        SignalTable.of(
                        SignalRow.rate(Signal.IN, "fluentbit_input_records", "input.records"),
                        SignalRow.rate(Signal.OUT, "fluentbit_output_proc_records", "output.proc_records"))
                .columns(stage, series)
                .values()
                .forEach(c -> to.put(stage, c));
        return stage;
    }

    private void outputs(List<String> before) {
        plugins.outputs().forEach((id, series) -> {
            String stage = unique(id, "output");
            String destination = stage + " destination";
            to.stage(stage, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS).edges(before, stage);
            to.columns(SENT.columns(stage, series)).settings(OUTPUT.settings(stage, window.settings(), prefix(id)));
            to.stage(destination, StageKind.DESTINATION).chain(stage, destination);
        });
    }

    /** Outputs are numbered by plugin: {@code es.1} is the second one of that name in the configuration. */
    private String prefix(String id) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, String> values = window.settings().values();
        for (int i = 0; values.containsKey("pipeline.outputs[" + i + "].name"); i++) {
            String name = values.getOrDefault("pipeline.outputs[" + i + "].name", "");
            int n = seen.merge(name, 1, Integer::sum) - 1;
            if (id.equals(name + "." + n)) {
                return "pipeline.outputs[" + i + "]";
            }
        }
        return "outputs." + id;
    }

    private String unique(String id, String role) {
        return to.has(id) ? id + " " + role : id;
    }

    private static List<NativeSeries> all(Collection<List<NativeSeries>> lists) {
        return lists.stream()
                .flatMap(l -> Stream.of(l.toArray(NativeSeries[]::new)))
                .toList();
    }
}
