package io.weir.plugins.vector;

import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;

/** Which of Vector's metrics gives which signal. The namespace in front is {@code vector} unless configured. */
final class Tables {

    private static final String[] RECEIVED = {"vector_component_received_events", "component_received_events"};
    private static final String[] SENT = {"vector_component_sent_events", "component_sent_events"};
    private static final String[] DISCARDED = {"vector_component_discarded_events", "component_discarded_events"};

    static final SignalTable SOURCE =
            SignalTable.of(SignalRow.rate(Signal.IN, RECEIVED), SignalRow.rate(Signal.OUT, SENT), lost());

    static final SignalTable TRANSFORM = SignalTable.of(
            SignalRow.rate(Signal.IN, RECEIVED),
            SignalRow.rate(Signal.OUT, SENT),
            lost(),
            SignalRow.level(Signal.UTILIZATION, "vector_utilization", "utilization"));

    /** A sink counts what it takes out of its buffer as received. */
    static final SignalTable SINK = SignalTable.of(
            SignalRow.rate(Signal.IN, RECEIVED),
            SignalRow.rate(Signal.OUT, SENT),
            SignalRow.rate(Signal.OUT_BYTES, "vector_component_sent_bytes", "component_sent_bytes"),
            lost(),
            SignalRow.level(Signal.UTILIZATION, "vector_utilization", "utilization"),
            SignalRow.mean(Signal.DURATION, "vector_http_client_rtt_seconds", "http_client_rtt_seconds"),
            SignalRow.mean(
                    Signal.DURATION, "vector_adaptive_concurrency_observed_rtt", "adaptive_concurrency_observed_rtt"));

    /** All that a buffer discards is overflow, also what the policy intends. What it receives includes that. */
    static final SignalTable BUFFER = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, "vector_buffer_size_events", "buffer_size_events"),
            SignalRow.level(Signal.QUEUE_SIZE, "vector_buffer_events", "buffer_events"),
            SignalRow.level(Signal.QUEUE_CAPACITY, "vector_buffer_max_size_events", "buffer_max_size_events"),
            SignalRow.level(Signal.QUEUE_CAPACITY, "vector_buffer_max_event_size", "buffer_max_event_size"),
            SignalRow.rate(Signal.IN, "vector_buffer_received_events", "buffer_received_events"),
            SignalRow.rate(Signal.OUT, "vector_buffer_sent_events", "buffer_sent_events"),
            SignalRow.rate(Signal.OUT, RECEIVED).as(Quality.DERIVED),
            SignalRow.rate(Signal.REJECTED, "vector_buffer_discarded_events", "buffer_discarded_events"));

    private Tables() {}

    /** What a filter or a sampler drops is intended, and no loss. */
    private static SignalRow lost() {
        return SignalRow.rate(Signal.ERRORS, DISCARDED).where("intentional", "false", "");
    }
}
