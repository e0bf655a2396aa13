package io.weir.plugins.generic;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Signal;
import java.util.ArrayList;
import java.util.List;

/** The metrics and attributes of docs/semantic-conventions.md. */
final class Conventions {

    static final String PIPELINE = "pipeline.id";
    static final String STAGE = "stage.id";
    static final String KIND = "stage.kind";
    static final String NEXT = "stage.next";
    static final String SETTING_NAME = "setting.name";
    static final String SETTING_ROLE = "setting.role";
    static final MetricName SETTING = MetricName.of("pipeline.setting.value");

    /** Of a stage. */
    static final SignalTable STAGES = table();

    /** Of the process. */
    static final SignalTable PROCESS = SignalTable.of(
            SignalRow.rate(Signal.CPU, "pipeline.process.cpu.time"),
            SignalRow.level(Signal.CPU, Signal.CPU.id()),
            SignalRow.level(Signal.MEMORY, Signal.MEMORY.id()));

    private Conventions() {}

    static boolean knows(NativeSeries series) {
        return STAGES.knows(series) || SETTING.matches(series.name());
    }

    /** What is a rate in Weir is a counter on the wire; means are histograms, or gauges where a library has none. */
    private static SignalTable table() {
        List<SignalRow> rows = new ArrayList<>();
        for (Signal s : Signal.values()) {
            if (s == Signal.CPU || s == Signal.MEMORY || s == Signal.BATCHES) {
                continue;
            }
            if (s == Signal.BATCH_SIZE || s == Signal.DURATION) {
                rows.add(SignalRow.mean(s, s.id()));
            }
            rows.add(s.shape() == Signal.Shape.RATE ? SignalRow.rate(s, s.id()) : SignalRow.level(s, s.id()));
        }
        rows.add(SignalRow.rate(Signal.BATCHES, "pipeline.batch.count"));
        rows.add(SignalRow.calls(Signal.BATCHES, Signal.BATCH_SIZE.id()));
        return SignalTable.of(rows.toArray(SignalRow[]::new));
    }
}
