package io.weir.plugins.optimization;

import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.FlowModel;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known where a bottleneck was found. All rates are counted where events leave the pipeline, so that what processors
 * filter on purpose is not taken for a loss.
 *
 * @param window that was looked at
 * @param stage that is the cause
 * @param queue at which the pressure begins
 * @param model of the pipeline while the pressure lasts
 * @param kept events that leave the pipeline for each that comes to the queue
 * @param delivered events per second that get through today
 * @param wanted events per second that are asked for; at least as many as get through
 * @param known whether that is known, or sources are held back so that it cannot be seen
 * @param preferences how generous suggestions are
 */
record Situation(
        Window window,
        Stage stage,
        QueueFlow queue,
        FlowModel model,
        double kept,
        double delivered,
        double wanted,
        boolean known,
        Preferences preferences) {

    private static final double ALIKE = 1.02;

    static Optional<Situation> of(Window window, Finding finding, Preferences preferences) {
        String id = finding.stage();
        Optional<Stage> stage =
                id == null ? Optional.empty() : window.pipeline().stage(id);
        return stage.flatMap(s -> QueueFlow.all(window).stream()
                .filter(q -> q.queue().equals(s) || q.consumers().contains(s))
                .reduce((upstream, downstream) -> downstream)
                .flatMap(q -> of(window, s, q, preferences)));
    }

    private static Optional<Situation> of(Window window, Stage stage, QueueFlow queue, Preferences preferences) {
        FlowModel model = FlowModel.of(window.within(queue.pressed()));
        String first = queue.queue().id();
        Stage end = model.end(stage);
        double kept = model.passing(first, end.id());
        double rate = measured(window, queue, stage.equals(queue.queue()) ? queue.out() : queue.handled());
        double delivered = leavesAtSink(window, queue) ? rate : rate * kept;
        Demand demand = Asked.of(window, queue);
        double asked = asked(window, queue, demand, model.passing(source(window, queue), end.id()), kept);
        if (!(delivered >= 0) || !(asked >= 0)) {
            return Optional.empty();
        }
        boolean known = demand.known() && !(Asked.waits(window) && asked <= ALIKE * delivered);
        return Optional.of(new Situation(
                window, stage, queue, model, kept, delivered, Math.max(asked, delivered), known, preferences));
    }

    private static double asked(Window window, QueueFlow queue, Demand demand, double fromBegin, double fromHere) {
        double rate = Math.max(demand.rate(), demand.known() ? lastFree(window) : whileFree(window));
        return queue.drops() || !demand.known()
                ? Math.max(rate * fromBegin, Asked.offered(window, queue) * fromHere)
                : rate * fromBegin;
    }

    /** The most that came in a step that began with room: sources that are held came as they liked before. */
    private static double whileFree(Window window) {
        QueueFlow first = QueueFlow.all(window).getFirst();
        return first.steps().stream()
                .filter(s -> s.before() < 0.5 * first.limit() && s.in() > 0)
                .mapToDouble(Step::in)
                .max()
                .orElse(0);
    }

    /** Traffic may have risen since: what came last while the first queue had room, if it is in trouble now. */
    private static double lastFree(Window window) {
        QueueFlow first = QueueFlow.all(window).getFirst();
        if (first.drops() || !first.inTrouble(first.steps().getLast())) {
            return 0;
        }
        double[] last = first.steps().reversed().stream()
                .filter(s -> s.before() < 0.5 * first.limit() && s.in() > 0)
                .limit(3)
                .mapToDouble(Step::in)
                .sorted()
                .toArray();
        return last.length < 3 ? 0 : last[1];
    }

    /** The queue at which demand is read. */
    private static String source(Window window, QueueFlow otherwise) {
        return QueueFlow.all(window).stream()
                .filter(q -> window.has(q.queue().id(), Signal.IN))
                .findFirst()
                .orElse(otherwise)
                .queue()
                .id();
    }

    /** Whether what leaves the queue is counted by its one sink. */
    private static boolean leavesAtSink(Window window, QueueFlow queue) {
        List<Stage> sinks = queue.consumers().stream()
                .filter(s -> s.kind() == StageKind.SINK)
                .toList();
        return sinks.size() == 1 && window.has(sinks.getFirst().id(), Signal.OUT);
    }

    /** Where a burst is the trouble, what gets through is what gets through on the whole. */
    private static double measured(Window window, QueueFlow queue, double rate) {
        return Double.isNaN(rate)
                ? window.column(queue.queue().id(), Signal.OUT).mean()
                : rate;
    }

    /** The stage's own setting of this role. */
    Optional<Setting> setting(SettingRole role) {
        return window.pipeline().setting(stage.id(), role);
    }

    /** The sink behind the queue, or the stage itself. */
    Stage sink() {
        return queue.consumers().stream()
                .filter(s -> s.kind() == StageKind.SINK)
                .findFirst()
                .orElse(stage);
    }

    /** The stage whose calls a batcher fills; else the stage itself. */
    String sinkOfBatcher() {
        return stage.kind() == StageKind.BATCHER ? sink().id() : stage.id();
    }

    /** As many events per second, but no more than are asked for. */
    double capped(double rate) {
        return Math.min(wanted, Math.max(rate, delivered));
    }

    /**
     * An effect on what gets through, kept in order. What a burst brings at once is still turned away by a queue that has no
     * room for it, however fast the stage behind it has become; the high end is without bursts.
     */
    Effect throughput(double low, double expected, double high, String text) {
        double e = Math.max(Bursts.admitted(this, expected), delivered);
        return effect(delivered, Math.min(low, e), e, Math.max(high, e), text);
    }

    /** An effect on what gets through, to a tenth of an event per second. */
    Effect effect(double now, double low, double expected, double high, String text) {
        return new Effect("throughput", "{event}/s", round(now), round(low), round(expected), round(high), text);
    }

    /** What is asked for, in words. */
    String asked() {
        return known
                ? Figures.rate(wanted) + " are asked for"
                : "at least " + Figures.rate(wanted)
                        + " are asked for, how many more cannot be seen while sources wait";
    }

    /** The value a setting has today, or null when it is not known. */
    static @Nullable String from(Setting setting) {
        return Double.isNaN(setting.number()) ? null : setting.value();
    }

    /** Warns when a value is only assumed. */
    static String assumed(Setting setting) {
        return setting.origin() == Setting.Origin.DEFAULT
                ? " The present value is not reported; the default of " + setting.value() + " is assumed."
                : "";
    }

    private static double round(double v) {
        return Math.round(v * 10) / 10.0;
    }
}
