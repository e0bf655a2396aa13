package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.Optional;

/**
 * More room for bursts: a queue must hold the largest sum, over a burst, of what arrives less what leaves. That is what it
 * holds today and what it turned away. Never advised where more arrives on the whole than can be handled.
 */
final class Capacity {

    private static final double NEARLY = 0.95;

    private Capacity() {}

    static Optional<Suggestion> more(Situation s) {
        double served = s.queue().served();
        boolean tooMuch = !Double.isNaN(served) && s.wanted() > served;
        return tooMuch
                ? Optional.empty()
                : s.setting(SettingRole.QUEUE_CAPACITY).map(setting -> suggestion(s, setting));
    }

    private static Suggestion suggestion(Situation s, Setting setting) {
        double needed = needed(s.queue());
        double now = setting.number() > 0 ? setting.number() : 0;
        double to = Math.max(Round.up(s.preferences().headroom() * needed), 2 * now);
        return new Suggestion(
                        setting.name(),
                        s.stage().id(),
                        Action.INCREASE,
                        Situation.from(setting),
                        Long.toString(Math.round(to)),
                        effect(s, needed),
                        "Q >= the largest sum of arrivals less departures: a burst needs room for "
                                + Figures.number(needed) + " events; twice that leaves a reserve.",
                        "More memory, events wait longer, and more is lost when the process ends.")
                .costing("Memory for up to " + Figures.number(to - now) + " more events.")
                .watching("pipeline.queue.rejected must stay at 0, and the peak of the queue below its new size.")
                .alsoBringing(Further.memory(s, to - now).stream().toList());
    }

    private static Effect effect(Situation s, double needed) {
        QueueFlow q = s.queue();
        double out = s.kept() * Math.max(0, q.offered() - q.rejected());
        Beyond beyond = Beyond.of(s, false);
        double offered = s.kept() * q.offered();
        double expected = Math.max(out, Math.min(offered, beyond.expected(s, offered)));
        String text = "With room for " + Figures.number(needed) + " events no burst overflows: "
                + Figures.percent(q.lossShare()) + " of what is offered is lost today, none then; "
                + Figures.rate(out) + " become " + Figures.rate(expected) + "." + beyond.text(s, offered);
        return s.effect(out, Math.max(out, NEARLY * expected), expected, Math.max(expected, offered), text);
    }

    /** The most that one burst asked of the queue. A burst too short to be seen is taken to arrive all at once. */
    private static double needed(QueueFlow q) {
        double most = 0;
        double rejected = 0;
        double arrived = 0;
        int steps = 0;
        for (Step step : q.steps()) {
            if (!q.inTrouble(step)) {
                rejected = 0;
                arrived = 0;
                steps = 0;
                continue;
            }
            steps++;
            rejected += step.rejected() * step.seconds();
            arrived += Double.isNaN(step.in()) ? 0 : step.in() * step.seconds();
            boolean emptied = step.after() < 0.5 * q.limit() || Double.isNaN(q.limit());
            double held = Double.isNaN(q.limit()) ? 0 : q.limit();
            most = Math.max(most, emptied && steps <= 2 ? arrived : held + rejected);
            if (emptied) {
                rejected = 0;
                arrived = 0;
                steps = 0;
            }
        }
        return most;
    }
}
