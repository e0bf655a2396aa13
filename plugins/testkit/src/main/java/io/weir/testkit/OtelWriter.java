package io.weir.testkit;

import io.weir.api.adapter.NativeWindow;
import io.weir.testkit.Engines.Row;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import java.util.Map;

/** Metrics of a simulated batch processor of the OpenTelemetry SDK. */
final class OtelWriter {

    private static final String PROCESSOR = "batching_log_processor/0";
    private static final String COMPONENT = "otel.component.name";

    private final Run run;
    private final String queue;
    private final String sink;
    private final long[] at;

    OtelWriter(Run run) {
        this.run = run;
        this.queue = Engines.first(run, QueueModel.class);
        this.sink = Engines.first(run, SinkModel.class);
        this.at = Signals.instants(run);
    }

    NativeWindow conventions() {
        SeriesBuilder to = new SeriesBuilder("otel/simulated");
        Map<String, String> own = Map.of(COMPONENT, PROCESSOR);
        Map<String, String> exporter = Map.of(COMPONENT, "otlp_http_log_exporter/0");
        for (int i = 0; i < at.length; i++) {
            Row row = new Row(run, i, to, at[i]);
            row.gauge("otel.sdk.processor.log.queue.size", own, queue, Meter.SIZE);
            to.gauge(at[i], "otel.sdk.processor.log.queue.capacity", own, capacity(run.at(i)));
            row.counter("otel.sdk.processor.log.processed", own, sink, Meter.OUT);
            row.counterOnceSeen(
                    "otel.sdk.processor.log.processed",
                    Map.of(COMPONENT, PROCESSOR, "error.type", "queue_full"),
                    run.value(queue, Meter.REJECTED, i));
            row.counter("otel.sdk.exporter.log.exported", exporter, sink, Meter.OUT);
            row.counterOnceSeen(
                    "otel.sdk.exporter.log.exported",
                    Map.of(COMPONENT, "otlp_http_log_exporter/0", "error.type", "503"),
                    run.value(sink, Meter.LOST, i));
            row.gauge("otel.sdk.exporter.log.inflight", exporter, sink, Meter.INFLIGHT);
            row.counter("otel.sdk.exporter.operation.duration_count", exporter, sink, Meter.CALLS);
            row.counter("otel.sdk.exporter.operation.duration_sum", exporter, sink, Meter.CALL_SECONDS);
        }
        return to.build();
    }

    private double capacity(double second) {
        return ((QueueModel) run.scenario().pipelineAt(second).stage(queue)).capacity();
    }

    NativeWindow older() {
        SeriesBuilder to = new SeriesBuilder("otel-java/simulated");
        String prefix = "io.opentelemetry.sdk.logs/";
        String type = "BatchLogRecordProcessor";
        for (int i = 0; i < at.length; i++) {
            Row row = new Row(run, i, to, at[i]);
            row.gauge(prefix + "queueSize", Map.of("processorType", type), queue, Meter.SIZE);
            row.counter(prefix + "processedLogs", Map.of("processorType", type, "dropped", "false"), sink, Meter.OUT);
            row.counterOnceSeen(
                    prefix + "processedLogs",
                    Map.of("processorType", type, "dropped", "true"),
                    run.value(queue, Meter.REJECTED, i));
        }
        return to.build();
    }
}
