package io.weir.plugins.logstash;

import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.ArrayList;
import java.util.List;

/** Which of Logstash's statistics gives which signal. Counters come first: they miss nothing between two readings. */
final class Tables {

    static final SignalTable PROCESS = SignalTable.of(
            SignalRow.rate(Signal.CPU, "process.cpu.total_in_millis").times(1e-3),
            SignalRow.level(Signal.MEMORY, "jvm.mem.heap_used_in_bytes"));

    static final SignalTable QUEUE = SignalTable.of(
            SignalRow.rate(Signal.IN, "pipelines.events.in"),
            SignalRow.level(Signal.IN, "pipelines.flow.input_throughput.current"),
            SignalRow.rate(Signal.OUT, "pipelines.events.filtered"),
            SignalRow.level(Signal.OUT, "pipelines.flow.filter_throughput.current"));

    /** Where inputs are not told apart. */
    static final SignalTable INPUTS = SignalTable.of(SignalRow.rate(Signal.OUT, "pipelines.events.in"));

    static final SignalTable INPUT = SignalTable.of(SignalRow.rate(Signal.OUT, "pipelines.plugins.inputs.events.out"));

    private Tables() {}

    /** The flow metrics are there from 8.5 on, in percent of all workers' time. */
    static SignalTable filter(double workers) {
        return work("pipelines.plugins.filters.", workers);
    }

    static SignalTable output(double workers) {
        return work("pipelines.plugins.outputs.", workers);
    }

    static SignalTable failures() {
        String documents = "pipelines.plugins.outputs.documents.";
        return SignalTable.of(
                SignalRow.rate(Signal.ERRORS, documents + "non_retryable_failures"),
                SignalRow.rate(Signal.RETRIES, documents + "retryable_failures"));
    }

    private static SignalTable work(String plugin, double workers) {
        List<SignalRow> rows = new ArrayList<>(List.of(
                SignalRow.rate(Signal.IN, plugin + "events.in"), SignalRow.rate(Signal.OUT, plugin + "events.out")));
        if (workers > 0) {
            rows.add(SignalRow.rate(Signal.UTILIZATION, plugin + "events.duration_in_millis")
                    .as(Quality.DERIVED)
                    .times(1e-3 / workers));
        }
        rows.add(SignalRow.level(Signal.UTILIZATION, plugin + "flow.worker_utilization.current")
                .times(0.01));
        return SignalTable.of(rows.toArray(SignalRow[]::new));
    }
}
