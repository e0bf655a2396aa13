package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What empties a queue, and which part of it limits. */
final class Consumers {

    private static final double ONE_CORE = 0.85;
    private static final double MOST_OF_THE_TIME = 0.5;
    private static final double MANY_ERRORS = 0.05;
    private static final double LARGE_BATCH = 128;
    private static final double NEARLY = 0.9;
    private static final double TINY_BATCH = 8;
    private static final double MANY_WORKERS = 16;

    private final Window window;
    private final List<Stage> stages;

    Consumers(Window window, QueueFlow queue) {
        this.window = window;
        this.stages = queue.consumers();
    }

    /**
     * Which stage limits, and why.
     *
     * @param confidence 0 to 1
     */
    record Limit(Stage stage, Cause cause, double confidence) {}

    /** The sink, the one with most errors where there are several. */
    Optional<Stage> sink() {
        return of(StageKind.SINK).stream()
                .max(Comparator.<Stage>comparingDouble(s -> errorShare(s))
                        .thenComparing(Stage::id, Comparator.reverseOrder()));
    }

    /** How busy the sink is; NaN when not known. */
    double utilization() {
        return sink().map(s -> window.column(s.id(), Signal.UTILIZATION).mean()).orElse(Double.NaN);
    }

    /** Who limits when work always waits. */
    Limit limit() {
        Optional<Limit> processor = processor();
        if (processor.isPresent()) {
            return processor.get();
        }
        Stage sink = sink().orElse(stages.getLast());
        if (errorShare(sink) >= MANY_ERRORS) {
            return new Limit(sink, Cause.DESTINATION_FAILING, 0.85);
        }
        if (sink.is(Trait.STREAM)) {
            return new Limit(sink, Cause.DESTINATION, 0.9);
        }
        return smallBatches(sink).or(() -> fewWorkers(sink)).orElse(new Limit(sink, Cause.DESTINATION, 0.75));
    }

    /** Share of what the sink hands over that fails. */
    double errorShare(Stage sink) {
        double errors = window.column(sink.id(), Signal.ERRORS).mean();
        double out = window.column(sink.id(), Signal.OUT).mean();
        return errors > 0 ? errors / (errors + Math.max(0, Double.isNaN(out) ? 0 : out)) : 0;
    }

    private Optional<Limit> processor() {
        List<Stage> processors = of(StageKind.PROCESSOR);
        if (processors.isEmpty()) {
            return Optional.empty();
        }
        Stage busiest = processors.stream()
                .max(Comparator.comparingDouble(this::busy).thenComparing(Stage::id))
                .orElseThrow();
        double together = processors.stream().mapToDouble(this::busy).sum();
        if (together >= MOST_OF_THE_TIME) {
            return Optional.of(new Limit(busiest, Cause.PROCESSOR, 0.85));
        }
        boolean computes =
                cpu() >= ONE_CORE && sink().map(s -> !s.is(Trait.WAITS)).orElse(true);
        return sink().isEmpty() || computes
                ? Optional.of(new Limit(busiest, Cause.PROCESSOR, cpu() >= ONE_CORE ? 0.8 : 0.6))
                : Optional.empty();
    }

    private Optional<Limit> smallBatches(Stage sink) {
        Stage batcher = of(StageKind.BATCHER).stream().findFirst().orElse(sink);
        Optional<Setting> setting = window.pipeline().setting(batcher.id(), SettingRole.BATCH_SIZE);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        double size = setting.get().number();
        boolean perBatch = sink.is(Trait.CALL_PER_BATCH) || batcher != sink;
        boolean small =
                perBatch ? size < NEARLY * large(setting.get()) : size <= TINY_BATCH && mayBatch(sink, setting.get());
        return small
                ? Optional.of(new Limit(batcher, Cause.BATCH_SIZE, perBatch ? certainty(setting.get()) : 0.55))
                : Optional.empty();
    }

    private Optional<Limit> fewWorkers(Stage sink) {
        return window.pipeline()
                .setting(sink.id(), SettingRole.CONCURRENCY)
                .filter(s -> !sink.is(Trait.SINGLE_WORKER) && s.number() < Math.min(MANY_WORKERS, s.max()))
                .map(s -> new Limit(sink, Cause.CONCURRENCY, sink.is(Trait.INDEPENDENT_WORKERS) ? 0.9 : 0.7));
    }

    private static double large(Setting batch) {
        String byDefault = batch.defaultValue();
        double usual = byDefault == null ? 0 : Double.parseDouble(byDefault);
        return Math.max(LARGE_BATCH, usual);
    }

    /** Nobody said that this sink calls once per event, and the small size was seen. */
    private static boolean mayBatch(Stage sink, Setting batch) {
        return !sink.is(Trait.CALL_PER_EVENT) && batch.origin() != Origin.DEFAULT;
    }

    private static double certainty(Setting setting) {
        return setting.origin() == Origin.DEFAULT ? 0.8 : 0.9;
    }

    private double busy(Stage processor) {
        double busy = window.column(processor.id(), Signal.UTILIZATION).mean();
        return Double.isNaN(busy) ? 0 : busy;
    }

    private double cpu() {
        return window.column(SignalKey.WHOLE, Signal.CPU).quantile(0.5);
    }

    private List<Stage> of(StageKind kind) {
        return stages.stream().filter(s -> s.kind() == kind).toList();
    }
}
