package io.weir.testkit;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.testkit.Simulation.Reading;
import java.util.Map;

/** Writes what a simulation did in the words of an engine, as its adapter expects them. */
public final class Engines {

    private static final long BEGIN = 1_767_225_600_000L;

    private Engines() {}

    /** As an action {@code out} of rsyslog with a queue of its own; {@code bytesEach} above 0 makes it a TCP forwarder. */
    public static NativeWindow rsyslog(Fault fault, double bytesEach) {
        SeriesBuilder to = new SeriesBuilder("rsyslog/simulated");
        for (Reading r : Simulation.of(fault)) {
            long at = at(r);
            queue(to, at, "out queue", r.waiting(), r.offered(), r.full(), r.rejected(), r.peak());
            queue(to, at, "main Q", 0, r.offered(), 0, 0, 20);
            Map<String, String> action = Map.of("name", "out", "origin", "core.action");
            to.counter(at, "core.action/processed", action, r.offered());
            to.counter(at, "core.action/failed", action, 0);
            to.counter(at, "core.action/suspended", action, 0);
            if (bytesEach > 0) {
                Map<String, String> stream = Map.of("name", "TCP-siem-514", "origin", "omfwd");
                to.counter(at, "omfwd/bytes.sent", stream, r.done() * bytesEach);
            }
        }
        return to.build();
    }

    /** As a processor of logs of the OpenTelemetry SDK, by the semantic conventions. */
    public static NativeWindow otel(Fault fault) {
        SeriesBuilder to = new SeriesBuilder("otel/simulated");
        Map<String, String> own = Map.of("otel.component.name", "batching_log_processor/0");
        Map<String, String> full =
                Map.of("otel.component.name", "batching_log_processor/0", "error.type", "queue_full");
        Map<String, String> exporter = Map.of("otel.component.name", "otlp_http_log_exporter/0");
        for (Reading r : Simulation.of(fault)) {
            long at = at(r);
            to.gauge(at, "otel.sdk.processor.log.queue.size", own, r.waiting());
            to.gauge(at, "otel.sdk.processor.log.queue.capacity", own, fault.capacity());
            to.counter(at, "otel.sdk.processor.log.processed", own, r.done());
            if (r.rejected() > 0) {
                to.counter(at, "otel.sdk.processor.log.processed", full, r.rejected());
            }
            to.counter(at, "otel.sdk.exporter.log.exported", exporter, r.done());
            to.gauge(at, "otel.sdk.exporter.log.inflight", exporter, r.taken() - r.done());
            to.counter(at, "otel.sdk.exporter.operation.duration_count", exporter, r.calls());
            to.counter(at, "otel.sdk.exporter.operation.duration_sum", exporter, r.callSeconds());
        }
        return to.build();
    }

    /** As a processor of logs of the OpenTelemetry SDK for Java, by its older metrics. */
    public static NativeWindow otelBefore(Fault fault) {
        SeriesBuilder to = new SeriesBuilder("otel-java/simulated");
        String prefix = "io.opentelemetry.sdk.logs/";
        String type = "BatchLogRecordProcessor";
        for (Reading r : Simulation.of(fault)) {
            long at = at(r);
            to.gauge(at, prefix + "queueSize", Map.of("processorType", type), r.waiting());
            to.counter(at, prefix + "processedLogs", Map.of("processorType", type, "dropped", "false"), r.done());
            if (r.rejected() > 0) {
                to.counter(
                        at, prefix + "processedLogs", Map.of("processorType", type, "dropped", "true"), r.rejected());
            }
        }
        return to.build();
    }

    /**
     * As fapilog with one plugin that takes so many seconds for each event. The batches of the simulation are those of its
     * core; its sink writes them event by event.
     */
    public static NativeWindow fapilog(Fault fault, double pluginSeconds, double cpuPercent) {
        SeriesBuilder to = new SeriesBuilder("fapilog/simulated");
        for (Reading r : Simulation.of(fault)) {
            long at = at(r);
            Map<String, String> plugin = Map.of("plugin", "masker");
            to.counter(at, "fapilog_events_submitted_total", Map.of(), r.offered());
            if (r.rejected() > 0) {
                to.counter(at, "fapilog_events_dropped_total", Map.of("protected", "false"), r.rejected());
            }
            to.counter(at, "fapilog_plugin_exec_seconds_count", plugin, r.taken());
            to.counter(at, "fapilog_plugin_exec_seconds_sum", plugin, r.done() * pluginSeconds);
            to.counter(at, "fapilog_batch_size_sum", Map.of(), r.done());
            to.counter(at, "fapilog_batch_size_count", Map.of(), r.calls());
            to.counter(at, "fapilog_flush_seconds_sum", Map.of(), r.callSeconds());
            to.counter(at, "fapilog_flush_seconds_count", Map.of(), r.calls());
            to.gauge(at, "process_cpu_percent", Map.of(), cpuPercent);
        }
        return to.build();
    }

    /** The same window with a configuration. */
    public static NativeWindow configured(NativeWindow window, NativeSettings settings) {
        return new NativeWindow(window.source(), window.attributes(), window.interval(), window.series(), settings);
    }

    private static void queue(
            SeriesBuilder to, long at, String name, double size, double in, double full, double lost, double peak) {
        Map<String, String> labels = Map.of("name", name, "origin", "core.queue");
        to.gauge(at, "core.queue/size", labels, size);
        to.gauge(at, "core.queue/maxqsize", labels, peak);
        to.counter(at, "core.queue/enqueued", labels, in);
        to.counter(at, "core.queue/full", labels, full);
        to.counter(at, "core.queue/discarded.full", labels, lost);
        to.counter(at, "core.queue/discarded.nf", labels, 0);
    }

    private static long at(Reading r) {
        return BEGIN + Math.round(r.second() * 1e3);
    }
}
