package io.weir.plugins.optimization;

import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known where a bottleneck was found.
 *
 * @param window that was looked at
 * @param stage that is the cause
 * @param queue at which the pressure begins
 * @param delivered events per second that get through today
 * @param wanted events per second that are asked for; at least as many as get through
 * @param known whether that is known, or sources are held back so that it cannot be seen
 * @param preferences how generous suggestions are
 */
record Situation(
        Window window,
        Stage stage,
        QueueFlow queue,
        double delivered,
        double wanted,
        boolean known,
        Preferences preferences) {

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
        double rate = stage.equals(queue.queue()) ? queue.out() : queue.handled();
        double delivered = measured(window, queue, rate);
        Demand demand = Demand.of(window);
        double asked = queue.drops() || !demand.known() ? Math.max(demand.rate(), queue.offered()) : demand.rate();
        if (!(delivered >= 0) || !(asked >= 0)) {
            return Optional.empty();
        }
        return Optional.of(new Situation(
                window, stage, queue, delivered, Math.max(asked, delivered), demand.known(), preferences));
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

    /** As many events per second, but no more than are asked for. */
    double capped(double rate) {
        return Math.min(wanted, Math.max(rate, delivered));
    }

    /** An effect on what gets through, kept in order. */
    Effect throughput(double low, double expected, double high, String text) {
        double e = Math.max(expected, delivered);
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
