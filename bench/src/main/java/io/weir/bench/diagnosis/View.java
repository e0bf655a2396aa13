package io.weir.bench.diagnosis;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Window;
import io.weir.testkit.Engines;
import io.weir.testkit.Signals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.simulator.Run;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In whose words the analyzers see a pipeline.
 *
 * @param engine whose metrics
 * @param configured whether its configuration is known
 */
record View(Engine engine, boolean configured) {

    private static final double BYTES = 300;

    /** Whose metrics they are. */
    enum Engine {
        CANONICAL,
        RSYSLOG,
        OTEL,
        OTEL_BEFORE,
        FAPILOG
    }

    /** Knobs that the engine does not have, and those that it would not gain from. */
    Set<Knob> without() {
        return switch (engine) {
            case OTEL, OTEL_BEFORE -> EnumSet.of(Knob.WORKERS);
            default -> EnumSet.noneOf(Knob.class);
        };
    }

    /** Whether stages have the names of the model. */
    boolean namesStages() {
        return engine == Engine.CANONICAL;
    }

    /** What analyzers get to see; adapters may see more than one pipeline, or none. */
    List<Window> windows(Run run, List<Adapter> adapters) {
        return switch (engine) {
            case CANONICAL -> List.of(Signals.of(run));
            case RSYSLOG -> adapted(Engines.rsyslog(run, isStream(run) ? BYTES : 0), run, adapters);
            case OTEL -> adapted(Engines.otel(run), run, adapters);
            case OTEL_BEFORE -> adapted(Engines.otelBefore(run), run, adapters);
            case FAPILOG -> adapted(Engines.fapilog(run), run, adapters);
        };
    }

    private List<Window> adapted(NativeWindow written, Run run, List<Adapter> adapters) {
        NativeWindow window = configured ? Engines.configured(written, settings(run)) : written;
        return adapters.stream()
                .flatMap(a -> a.observe(window).stream())
                .map(o -> new Window(o.pipeline(), window.interval(), o.columns(), List.of()))
                .toList();
    }

    private static boolean isStream(Run run) {
        return run.scenario().pipeline().stages(DestinationModel.class).stream()
                .anyMatch(d -> Double.isFinite(d.rate()));
    }

    private NativeSettings settings(Run run) {
        PipelineModel pipeline = run.scenario().pipeline();
        QueueModel queue = pipeline.stages(QueueModel.class).getFirst();
        SinkModel sink = pipeline.stages(SinkModel.class).getFirst();
        return switch (engine) {
            case RSYSLOG -> text(rsyslog(queue, sink, isStream(run)));
            case OTEL, OTEL_BEFORE ->
                text("maxQueueSize=" + queue.capacity() + "\nmaxExportBatchSize="
                        + sink.taking().size() + "\nscheduleDelay="
                        + Math.round(1e3 * sink.taking().linger()));
            case FAPILOG ->
                new NativeSettings(
                        "",
                        Map.of(
                                "core.max_queue_size", String.valueOf(queue.capacity()),
                                "core.worker_count", "1",
                                "http.batch_size", String.valueOf(sink.taking().size()),
                                "core.sink_concurrency", String.valueOf(sink.workers())));
            case CANONICAL -> NativeSettings.NONE;
        };
    }

    private static NativeSettings text(String text) {
        return new NativeSettings(text, Map.of());
    }

    private static String rsyslog(QueueModel queue, SinkModel sink, boolean stream) {
        return "action(type=\"" + (stream ? "omfwd" : "omprog") + "\" name=\"" + sink.id() + "\" queue.size=\""
                + queue.capacity() + "\" queue.dequeueBatchSize=\""
                + sink.taking().size() + "\" queue.workerThreads=\"" + sink.workers()
                + "\" queue.timeoutEnqueue=\"0\"" + (stream ? " target=\"" + sink.id() + "\" port=\"514\")" : ")");
    }
}
