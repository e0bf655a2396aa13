package io.weir.testkit;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import java.util.List;
import java.util.Map;

/**
 * Writes what happened in a simulation in the words of an engine, as its adapter expects them, with what that engine gets
 * wrong.
 */
public final class Engines {

    private Engines() {}

    /**
     * As rsyslog's impstats. Each queue becomes a {@code core.queue}, each sink a {@code core.action}; call the queue of an
     * action {@code out} {@code "out queue"}, and the main queue {@code "main Q"} (without one, an idle one is reported).
     *
     * <p>As rsyslog does it: {@code enqueued} and {@code processed} include what was discarded; {@code failed} and
     * {@code suspended} stay 0 while a destination hangs; a capacity is reported nowhere; {@code maxqsize} is the most
     * since the start.
     *
     * @param bytesEach bytes of an event; above 0 makes the sinks TCP forwarders that report {@code bytes.sent}
     */
    public static NativeWindow rsyslog(Run run, double bytesEach) {
        return new RsyslogWriter(run, bytesEach).write();
    }

    /** Plays a fault and writes it as rsyslog's impstats. */
    public static NativeWindow rsyslog(Fault fault, double bytesEach) {
        return rsyslog(fault.run(), bytesEach);
    }

    /** As a processor of logs of the OpenTelemetry SDK, by the semantic conventions: the first queue and the first sink. */
    public static NativeWindow otel(Run run) {
        return new OtelWriter(run).conventions();
    }

    /** Plays a fault and writes it by the semantic conventions. */
    public static NativeWindow otel(Fault fault) {
        return otel(fault.run());
    }

    /** As a processor of logs of the OpenTelemetry SDK for Java, by its older metrics. No calls, no capacity. */
    public static NativeWindow otelBefore(Run run) {
        return new OtelWriter(run).older();
    }

    /** Plays a fault and writes it by the older metrics. */
    public static NativeWindow otelBefore(Fault fault) {
        return otelBefore(fault.run());
    }

    /** Plays a fault and writes it as fapilog does. */
    public static NativeWindow fapilog(Fault fault) {
        return fapilog(fault.run());
    }

    /**
     * As fapilog: the first queue, a plugin for each processor, and the batches of the first worker behind the queue. As
     * fapilog does it: {@code events_processed_total} counts everything twice, {@code queue_high_watermark} stays 0, errors
     * of its HTTP sink are swallowed, and a batch is counted when it ends.
     */
    public static NativeWindow fapilog(Run run) {
        SeriesBuilder to = new SeriesBuilder("fapilog/simulated");
        String queue = first(run, QueueModel.class);
        List<ProcessorModel> plugins = run.scenario().pipeline().stages(ProcessorModel.class);
        String batches = plugins.isEmpty()
                ? first(run, SinkModel.class)
                : plugins.getFirst().id();
        long[] at = Signals.instants(run);
        for (int i = 0; i < at.length; i++) {
            Row row = new Row(run, i, to, at[i]);
            row.counter("fapilog_events_submitted_total", Map.of(), queue, Meter.IN);
            row.counterOnceSeen(
                    "fapilog_events_dropped_total", Map.of("protected", "false"), run.value(queue, Meter.REJECTED, i));
            double twice = 2 * run.value(batches, Meter.IN, i);
            to.counter(at[i], "fapilog_events_processed_total", Map.of(), twice);
            to.gauge(at[i], "fapilog_queue_high_watermark", Map.of(), 0);
            row.counter("fapilog_batch_size_sum", Map.of(), batches, Meter.CALL_EVENTS);
            row.counter("fapilog_batch_size_count", Map.of(), batches, Meter.CALLS);
            row.counter("fapilog_flush_seconds_sum", Map.of(), batches, Meter.CALL_SECONDS);
            row.counter("fapilog_flush_seconds_count", Map.of(), batches, Meter.CALLS);
            for (ProcessorModel p : plugins) {
                Map<String, String> plugin = Map.of("plugin", p.id());
                row.counter("fapilog_plugin_exec_seconds_count", plugin, p.id(), Meter.IN);
                row.counter("fapilog_plugin_exec_seconds_sum", plugin, p.id(), Meter.CPU);
            }
            to.gauge(at[i], "process_cpu_percent", Map.of(), 2 + 98 * row.coresInUse());
            row.gauge("process_resident_memory_bytes", Map.of(), "", Meter.MEMORY);
        }
        return to.build();
    }

    /** The same window with a configuration. */
    public static NativeWindow configured(NativeWindow window, NativeSettings settings) {
        return new NativeWindow(window.source(), window.attributes(), window.interval(), window.series(), settings);
    }

    /** Id of the first stage of a kind. */
    static String first(Run run, Class<? extends StageModel> kind) {
        return run.scenario().pipeline().stages(kind).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pipeline '"
                        + run.scenario().pipeline().name() + "' needs a " + kind.getSimpleName() + " to be written so"))
                .id();
    }

    /** One reading, and where it is written to. */
    record Row(Run run, int reading, SeriesBuilder to, long at) {

        void counter(String name, Map<String, String> labels, String stage, Meter meter) {
            to.counter(at, name, labels, run.value(stage, meter, reading));
        }

        /** Many engines report a counter only once it has counted something. */
        void counterOnceSeen(String name, Map<String, String> labels, double value) {
            if (value > 0) {
                to.counter(at, name, labels, value);
            }
        }

        void gauge(String name, Map<String, String> labels, String stage, Meter meter) {
            to.gauge(at, name, labels, run.value(stage, meter, reading));
        }

        double coresInUse() {
            return reading == 0
                    ? 0
                    : (run.value("", Meter.CPU, reading) - run.value("", Meter.CPU, reading - 1))
                            / (run.at(reading) - run.at(reading - 1));
        }
    }
}
