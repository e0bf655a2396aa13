package io.weir.plugins.forecast;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Signal;
import java.util.List;
import java.util.Optional;

/** What a trend means for a queue. */
final class Outlook {

    private static final double TRIVIAL = 0.1;

    private final Window window;
    private final QueueFlow q;
    private final Horizon horizon;

    Outlook(Window window, QueueFlow queue, Horizon horizon) {
        this.window = window;
        this.q = queue;
        this.horizon = horizon;
    }

    /** Empty when the queue is full already or nearly empty, or when it is too far off to be foretold from this window. */
    Optional<Finding> of(Trend trend) {
        if (lately()) {
            return Optional.empty();
        }
        double now = q.steps().getLast().after();
        double fill = now / q.limit();
        double farthest = horizon.farthest() * Math.max(1, window.interval().seconds());
        if (trend.low() > 0 && fill >= TRIVIAL && fill < horizon.full()) {
            double room = q.limit() - now;
            return until(trend, "full", room, room / trend.high(), room / trend.perSecond(), room / trend.low())
                    .filter(f -> room / trend.perSecond() <= farthest);
        }
        if (trend.high() < 0 && fill >= horizon.worthDraining() && fill < horizon.full()) {
            return until(trend, "drained", now, -now / trend.low(), -now / trend.perSecond(), -now / trend.high())
                    .filter(f -> -now / trend.perSecond() <= farthest);
        }
        return Optional.empty();
    }

    /** Whether it was full in the last third: then it is no news that it fills, and what it loses it gains again. */
    private boolean lately() {
        int n = q.steps().size();
        return q.steps().subList(n - n / 3, n).stream().anyMatch(q::inTrouble);
    }

    private Optional<Finding> until(
            Trend trend, String state, double events, double soonest, double expected, double latest) {
        String id = q.queue().id();
        boolean full = state.equals("full");
        String text = "Queue '" + id + "' is expected to be " + state + " in " + Figures.time(expected) + " (between "
                + Figures.time(soonest) + " and " + Figures.time(latest) + "): it "
                + (full ? "gains " : "loses ") + Figures.rate(Math.abs(trend.perSecond())) + " and has "
                + Figures.number(events) + " events " + (full ? "of room left." : "left.");
        Severity severity = full && expected <= horizon.soon().toSeconds() ? Severity.WARNING : Severity.INFO;
        Evidence slope =
                new Evidence(id, Signal.QUEUE_SIZE, window.interval(), Statistic.SLOPE, trend.perSecond(), text);
        return Optional.of(new Finding(
                "forecast.queue-" + state,
                FindingKind.FORECAST,
                id,
                severity,
                confidence(trend),
                "Queue '" + id + "' will be " + state + " if nothing changes",
                text + " In this window the trend foretold the size better than the last value did.",
                List.of(slope),
                List.of()));
    }

    /** The narrower the interval, the surer. */
    private static double confidence(Trend trend) {
        double width = (trend.high() - trend.low()) / Math.abs(trend.perSecond());
        return Math.clamp(0.9 - 0.3 * width, 0.4, 0.9);
    }
}
