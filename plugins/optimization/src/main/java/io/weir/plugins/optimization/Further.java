package io.weir.plugins.optimization;

import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.BurstReplay;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a change brings beside throughput, as far as the numbers of today allow to say so. */
final class Further {

    private static final double LITTLE = 0.001;
    private static final double ALL = 0.98;
    private static final double CORRELATED = 0.8;
    private static final double FEWEST = 8;

    private final Situation s;

    Further(Situation s) {
        this.s = s;
    }

    /** Loss and waiting follow from what then gets through. */
    Suggestion with(Suggestion suggestion) {
        List<Effect> all = new ArrayList<>(suggestion.further());
        Effect main = suggestion.effect();
        if (main.quantity().equals("throughput")) {
            Stream.of(loss(main), latency(main))
                    .flatMap(Optional::stream)
                    .filter(e -> suggestion.effectOn(e.quantity()).isEmpty())
                    .forEach(all::add);
        }
        return suggestion.alsoBringing(all);
    }

    /** A queue that turns events away turns away what does not get through. */
    private Optional<Effect> loss(Effect then) {
        double now = s.queue().lossShare();
        if (!s.queue().drops() || now < LITTLE || !(s.wanted() > 0)) {
            return Optional.empty();
        }
        double expected = lost(then.expected(), now);
        String text = "1 - " + Figures.rate(then.expected()) + " / " + Figures.rate(s.wanted()) + " = "
                + Figures.percent(expected) + " of what is offered would be lost, " + Figures.percent(now)
                + " are today.";
        return Optional.of(new Effect("loss", "1", now, lost(then.high(), now), expected, lost(then.low(), now), text));
    }

    private double lost(double through, double now) {
        return Math.clamp(1 - through / s.wanted(), 0, now);
    }

    /** By Little's law, what waits divided by what leaves. A queue that stays full waits as long as its size says. */
    private Optional<Effect> latency(Effect then) {
        double waits = s.queue().steps().stream()
                .mapToDouble(step -> step.after())
                .average()
                .orElse(0);
        double now = waits / s.delivered() * s.kept();
        double limit = s.queue().limit();
        boolean seen = waits > 1 && Double.isFinite(now) && s.known();
        if (!seen || !(then.high() > 0)) {
            return Optional.empty();
        }
        return then.expected() >= ALL * s.wanted() ? Optional.of(relieved(now, then)) : full(now, limit, then);
    }

    private Effect relieved(double now, Effect then) {
        double rate = Math.max(then.high(), then.expected()) / s.kept() * 1.25;
        BurstReplay even = BurstReplay.of(s.queue().steps(), rate, Double.POSITIVE_INFINITY, false);
        double expected = Math.min(now, even.waiting() / Math.max(even.served(), 1e-9));
        String text = "By Little's law an event waits " + Figures.time(now)
                + " today (what waits, by what leaves); with room for all that arrives about "
                + Figures.time(expected) + ".";
        return new Effect("latency", "s", now, 0, expected, now, text);
    }

    private Optional<Effect> full(double now, double limit, Effect then) {
        double expected = limit / then.expected() * s.kept();
        double high = limit / Math.max(then.low(), 1e-9) * s.kept();
        if (!Double.isFinite(expected + high)) {
            return Optional.empty();
        }
        String text = "The queue stays full: " + Figures.number(limit) + " events wait for "
                + Figures.rate(then.expected()) + ", " + Figures.time(expected) + " each.";
        return Optional.of(new Effect(
                "latency",
                "s",
                now,
                Math.min(expected, limit / then.high() * s.kept()),
                expected,
                Math.max(expected, high),
                text));
    }

    /** Of more room, when memory was seen to rise and fall with what waits: bytes = m + k * events. */
    static Optional<Effect> memory(Situation s, double more) {
        Column memory = s.window().column(SignalKey.WHOLE, Signal.MEMORY);
        double[] x =
                s.queue().steps().stream().mapToDouble(step -> step.after()).toArray();
        double[] y = s.queue().steps().stream()
                .mapToDouble(step -> memory.mean(step.from(), step.to()))
                .toArray();
        Fit fit = Fit.of(x, y);
        if (fit.count() < FEWEST || fit.correlation() < CORRELATED || !(fit.slope() > 0)) {
            return Optional.empty();
        }
        double now = memory.max();
        double then = now + fit.slope() * more;
        String text = "Memory rises by " + Figures.number(fit.slope()) + " B with each event that waits; "
                + Figures.number(more) + " more at the most.";
        return Optional.of(new Effect("memory", "By", now, now, then, now + 1.5 * (then - now), text));
    }
}
