package io.weir.plugins.lint;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.Optional;

/** Each looks at one stage and the queue that feeds it. */
final class Rules {

    static final String BATCH = "lint.batch-above-queue";
    static final String MARK = "lint.mark-above-capacity";
    static final String WORKERS = "lint.idle-workers";

    private static final double BATCHES_IN_QUEUE = 4;

    private Rules() {}

    /** A batch must fit into the queue that fills it. */
    static Optional<Finding> batch(Window window, Stage stage) {
        Pipeline p = window.pipeline();
        return value(p, stage, SettingRole.BATCH_SIZE)
                .flatMap(batch -> feeding(p, stage)
                        .filter(queue -> queue.number() < batch.number())
                        .map(queue -> finding(
                                BATCH,
                                stage,
                                "A batch is larger than the queue that fills it",
                                text(batch) + " is more than the queue before it holds, " + text(queue) + ".",
                                larger(queue, BATCHES_IN_QUEUE * batch.number()))));
    }

    /** A mark above the capacity is never reached. */
    static Optional<Finding> mark(Window window, Stage stage) {
        Pipeline p = window.pipeline();
        return value(p, stage, SettingRole.BACKPRESSURE_MARK)
                .flatMap(mark -> value(p, stage, SettingRole.QUEUE_CAPACITY)
                        .filter(queue -> queue.number() < mark.number())
                        .map(queue -> finding(
                                MARK,
                                stage,
                                "A queue is full before it slows its sources",
                                text(mark) + " is never reached: the queue is full at " + text(queue) + ".",
                                larger(queue, mark.number() / 0.7))));
    }

    /** Workers beyond what the queue holds in batches never find any work. */
    static Optional<Finding> workers(Window window, Stage stage) {
        Pipeline p = window.pipeline();
        double batch =
                value(p, stage, SettingRole.BATCH_SIZE).map(Setting::number).orElse(1.0);
        return value(p, stage, SettingRole.CONCURRENCY)
                .filter(workers -> workers.number() > 1)
                .flatMap(workers -> feeding(p, stage)
                        .filter(queue -> queue.number() >= batch && queue.number() < workers.number() * batch)
                        .map(queue -> finding(
                                WORKERS,
                                stage,
                                "More workers than the queue can feed",
                                text(workers) + " with " + Figures.number(batch) + " events each take "
                                        + Figures.number(workers.number() * batch)
                                        + " at a time, and the queue holds no more than " + text(queue) + ".",
                                larger(queue, 2 * workers.number() * batch))));
    }

    private static Finding finding(String code, Stage stage, String title, String explanation, Suggestion suggestion) {
        return new Finding(
                code, kind(stage), stage.id(), Severity.INFO, 0.9, title, explanation, List.of(), List.of(suggestion));
    }

    private static FindingKind kind(Stage stage) {
        return switch (stage.kind()) {
            case QUEUE -> FindingKind.QUEUE;
            case PROCESSOR -> FindingKind.PROCESSOR;
            case BATCHER -> FindingKind.BATCHER;
            default -> FindingKind.SINK;
        };
    }

    private static Suggestion larger(Setting queue, double wished) {
        double to = Math.min(queue.max(), Math.ceil(wished));
        String text = "Room for " + Figures.number(to) + " instead of " + Figures.number(queue.number()) + " events.";
        return new Suggestion(
                        queue.name(),
                        queue.stage(),
                        Action.INCREASE,
                        queue.value(),
                        Long.toString(Math.round(to)),
                        new Effect("room", "{event}", queue.number(), to, to, to, text),
                        "The two settings contradict each other; this one costs least to change.",
                        "More events wait in memory, and are lost when the process ends.")
                .costing("Memory for up to " + Figures.number(to - queue.number()) + " more events.");
    }

    /** The capacity of the queue that the stage takes its events from, itself included. */
    private static Optional<Setting> feeding(Pipeline pipeline, Stage stage) {
        if (stage.kind() == StageKind.QUEUE) {
            return value(pipeline, stage, SettingRole.QUEUE_CAPACITY);
        }
        return pipeline.upstream(stage.id()).stream()
                .filter(s -> s.kind() == StageKind.QUEUE)
                .findFirst()
                .flatMap(q -> value(pipeline, q, SettingRole.QUEUE_CAPACITY));
    }

    /** What is only assumed contradicts nothing. */
    private static Optional<Setting> value(Pipeline pipeline, Stage stage, SettingRole role) {
        return pipeline.setting(stage.id(), role)
                .filter(s -> s.number() > 0)
                .filter(s -> s.origin() == Setting.Origin.REPORTED || s.origin() == Setting.Origin.CONFIGURED);
    }

    private static String text(Setting s) {
        return s.name() + " = " + s.value();
    }
}
