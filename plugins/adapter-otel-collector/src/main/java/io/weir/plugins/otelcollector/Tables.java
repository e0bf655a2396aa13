package io.weir.plugins.otelcollector;

import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;

/** Which of the Collector's metrics gives which signal, for one kind of data. */
final class Tables {

    /** The whole process; also by the conventions that all programs share. */
    static final SignalTable PROCESS = SignalTable.of(
            SignalRow.rate(Signal.CPU, "otelcol_process_cpu_seconds"),
            SignalRow.level(Signal.MEMORY, "otelcol_process_memory_rss"),
            SignalRow.level(Signal.MEMORY, "otelcol_process_runtime_heap_alloc_bytes"));

    private Tables() {}

    static SignalTable receiver(DataKind kind) {
        String items = "_" + kind.items();
        return SignalTable.of(
                SignalRow.rate(Signal.OUT, "otelcol_receiver_accepted" + items),
                SignalRow.rate(Signal.OUT, "otelcol_scraper_scraped" + items),
                SignalRow.rate(Signal.REJECTED, "otelcol_receiver_refused" + items),
                SignalRow.rate(Signal.ERRORS, "otelcol_receiver_failed" + items),
                SignalRow.rate(Signal.ERRORS, "otelcol_scraper_errored" + items));
    }

    /** Versions before 0.117 count what a processor accepts and refuses, not what goes in and out. */
    static SignalTable processor(DataKind kind) {
        String items = "_" + kind.items();
        return SignalTable.of(
                SignalRow.rate(Signal.IN, "otelcol_processor_incoming_items"),
                SignalRow.rate(Signal.IN, "otelcol_processor_accepted" + items).as(Quality.DERIVED),
                SignalRow.rate(Signal.OUT, "otelcol_processor_outgoing_items"),
                SignalRow.rate(Signal.OUT, "otelcol_processor_accepted" + items).as(Quality.DERIVED),
                SignalRow.rate(
                        Signal.REJECTED,
                        "otelcol_processor_memory_limiter_refused" + items,
                        "otelcol_processor_refused" + items),
                SignalRow.rate(Signal.ERRORS, "otelcol_processor_dropped" + items),
                SignalRow.mean(Signal.BATCH_SIZE, "otelcol_processor_batch_batch_send_size"),
                SignalRow.calls(Signal.BATCHES, "otelcol_processor_batch_batch_send_size"),
                SignalRow.mean(Signal.DURATION, "otelcol_processor_internal_duration"));
    }

    static SignalTable exporter(DataKind kind) {
        String items = "_" + kind.items();
        return SignalTable.of(
                SignalRow.rate(Signal.OUT, "otelcol_exporter_sent" + items),
                SignalRow.rate(Signal.ERRORS, "otelcol_exporter_send_failed" + items),
                SignalRow.mean(Signal.BATCH_SIZE, "otelcol_exporter_queue_batch_send_size"),
                SignalRow.calls(Signal.BATCHES, "otelcol_exporter_queue_batch_send_size"));
    }
}
