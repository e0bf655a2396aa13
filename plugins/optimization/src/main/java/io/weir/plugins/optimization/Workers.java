package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.List;
import java.util.Optional;

/** More calls side by side: W workers that need s seconds an event handle W/s events a second. */
final class Workers {

    private static final double SURE_SHARE = 0.6;
    private static final double SEEN = 1.1;

    private Workers() {}

    static Optional<Suggestion> more(Situation s) {
        if (s.stage().is(Trait.SINGLE_WORKER) || s.stage().is(Trait.STREAM)) {
            return Optional.empty();
        }
        return s.setting(SettingRole.CONCURRENCY).flatMap(setting -> more(s, setting));
    }

    private static Optional<Suggestion> more(Situation s, Setting setting) {
        double now = Math.max(1, setting.number());
        double others = others(s, setting);
        double calls = Math.min(now * others, setting.max());
        double needed = s.known()
                ? Math.ceil(s.wanted()
                        * calls
                        / Math.max(s.delivered(), 1e-9)
                        / s.preferences().busyAtMost())
                : 2 * calls;
        double to = Math.floor(
                Math.min(Math.min(needed, setting.max()), s.preferences().mostWorkers()) / others);
        if (!(to > now)) {
            return Optional.empty();
        }
        return Optional.of(new Suggestion(
                        setting.name(),
                        s.stage().id(),
                        Action.INCREASE,
                        Situation.from(setting),
                        Long.toString(Math.round(to)),
                        effect(s, calls, to * others),
                        "X = min(arrivals, W/s): each event keeps one worker busy for "
                                + Figures.time(calls / Math.max(s.delivered(), 1e-9)) + "."
                                + Situation.assumed(setting),
                        s.stage().kind() == StageKind.PROCESSOR
                                ? "Events may overtake each other; helps only while processor cores are free."
                                : "Events may overtake each other, and the destination sees more calls at the same time.")
                .costing(
                        s.stage().kind() == StageKind.PROCESSOR
                                ? "Up to " + Figures.number(to - now) + " more cores."
                                : "A connection and a batch in memory for each worker more.")
                .watching("If throughput stays as it is and calls take longer, they share a limit behind the sink: take"
                        + " the change back."));
    }

    private static Effect effect(Situation s, double calls, double then) {
        double factor = then / calls;
        Beyond beyond = Beyond.of(s, true);
        boolean seen = s.known() || s.wanted() > SEEN * s.delivered();
        double could = seen ? s.capped(s.delivered() * factor) : s.delivered() * factor;
        double expected = beyond.expected(s, could);
        double low = beyond.atLeast(s, Math.min(expected, s.delivered() * (1 + SURE_SHARE * (factor - 1))));
        String text = Figures.number(then) + " instead of " + Figures.number(calls) + " calls side by side: "
                + Figures.rate(s.delivered()) + " x " + Figures.number(factor) + " = "
                + Figures.rate(s.delivered() * factor) + ", and " + s.asked() + "." + beyond.text(s, could);
        return s.throughput(low, expected, Math.max(expected, could), text);
    }

    /** Workers of the other kind, where the engine has calls per worker and workers. */
    private static double others(Situation s, Setting setting) {
        List<Setting> all = s.window().pipeline().settings().stream()
                .filter(o -> o.stage().equals(setting.stage()) && o.role() == SettingRole.CONCURRENCY)
                .toList();
        return all.stream()
                .filter(o -> !o.name().equals(setting.name()) && o.number() > 0)
                .mapToDouble(Setting::number)
                .reduce(1, (a, b) -> a * b);
    }
}
