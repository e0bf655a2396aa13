package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.CallCost;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Trait;
import java.util.Optional;

/** Larger batches: W callers with n events a call, of which each costs a + b*n, handle W*n/(a + b*n) events a second. */
final class Batch {

    private static final double BUSY_AT_MOST = 0.25;
    private static final double SENSIBLE = 50;
    private static final double LARGE = 50;

    private Batch() {}

    static Optional<Suggestion> larger(Situation s) {
        return s.setting(SettingRole.BATCH_SIZE)
                .filter(b -> b.number() > 0 && target(s, b) > b.number())
                .map(b -> suggestion(s, b, target(s, b), true));
    }

    /** Beside a better remedy: it helps only if the destination takes a whole batch in one call, which is not known. */
    static Optional<Suggestion> perhaps(Situation s) {
        if (s.stage().is(Trait.CALL_PER_EVENT) || s.stage().is(Trait.STREAM)) {
            return Optional.empty();
        }
        return s.setting(SettingRole.BATCH_SIZE)
                .filter(b -> b.number() > 0 && b.number() < LARGE && target(s, b) > b.number())
                .map(b -> suggestion(s, b, target(s, b), s.sink().is(Trait.CALL_PER_BATCH)));
    }

    private static Suggestion suggestion(Situation s, Setting batch, double to, boolean callPerBatch) {
        return new Suggestion(
                        batch.name(),
                        s.stage().id(),
                        Action.INCREASE,
                        Situation.from(batch),
                        Long.toString(Math.round(to)),
                        effect(s, batch, to, callPerBatch),
                        callPerBatch
                                ? "Every call has a cost that does not depend on how many events it carries; larger batches pay"
                                        + " it less often." + Situation.assumed(batch)
                                : "Helps only if the destination takes a whole batch in one call; if it is called once for each"
                                        + " event, nothing changes." + Situation.assumed(batch),
                        "Events wait longer until a batch is full, and a failed call concerns more of them.")
                .costing("Memory for " + Figures.number(to) + " events in each call, and larger requests.")
                .watching("Size of batches and length of calls: calls must grow by less than batches do.");
    }

    private static double target(Situation s, Setting batch) {
        double calls = s.delivered() / batch.number();
        double enough = s.wanted() / Math.max(calls, 1e-9) / BUSY_AT_MOST;
        double usual = batch.defaultValue() == null ? 0 : Double.parseDouble(batch.defaultValue());
        double rounded = Round.up(Math.max(enough, Math.max(SENSIBLE, 2 * batch.number())));
        double most = Math.min(batch.max(), roomOfQueue(s));
        return Math.min(usual > batch.number() && enough <= usual ? usual : rounded, most);
    }

    /** The queue that fills a batch needs room for the next one while the last is handed over. */
    private static double roomOfQueue(Situation s) {
        double limit = s.queue().limit();
        return limit > 1 ? Math.floor(limit / 2) : Double.POSITIVE_INFINITY;
    }

    private static Effect effect(Situation s, Setting batch, double to, boolean callPerBatch) {
        double n = batch.number();
        double callers = callers(s);
        double seconds = callers * n / Math.max(s.delivered(), 1e-9);
        CallCost cost = CallCost.measured(s.window(), s.sink().id(), seconds, n);
        double high = s.capped(callers * to / seconds);
        Beyond beyond = Beyond.of(s, true);
        double could = callPerBatch ? s.capped(callers * cost.rate(to)) : s.delivered();
        double expected = beyond.expected(s, could);
        double low = cost.separated() ? beyond.atLeast(s, 0.9 * expected) : s.delivered();
        String how = cost.separated()
                ? " measured over calls of different size"
                : " of which the fixed part cannot be measured at one batch size: between no gain and full gain";
        String text = Figures.number(to) + " instead of " + Figures.number(n) + " events a call: a call takes "
                + Figures.time(seconds) + "," + how + "; "
                + (could < s.wanted() || !s.known()
                        ? Figures.rate(could) + " expected, " + s.asked()
                        : "expected to keep up with the " + Figures.rate(s.wanted()) + " that are asked for")
                + "." + beyond.text(s, could);
        return s.throughput(low, expected, high, text);
    }

    /** Calls side by side. Where the length of a call is measured, it follows from that. */
    private static double callers(Situation s) {
        double measured = s.window()
                .within(s.queue().pressed())
                .column(s.sink().id(), Signal.DURATION)
                .mean();
        double n = s.setting(SettingRole.BATCH_SIZE).map(Setting::number).orElse(1.0);
        if (measured > 0) {
            return Math.max(1, s.delivered() * measured / n);
        }
        return s.window()
                .pipeline()
                .setting(s.sink().id(), SettingRole.CONCURRENCY)
                .map(Setting::number)
                .filter(w -> w > 0)
                .orElse(1.0);
    }
}
