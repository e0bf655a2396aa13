package io.weir.plugins.forecast;

import io.weir.api.Cost;
import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foretells when queues are full or drained. */
public final class ForecastAnalyzer implements ConfigurableAnalyzer<Horizon> {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                        "forecast",
                        "0.1.0",
                        "Forecast",
                        "Time until a queue is full or drained, where a trend beats the last value; needs thirteen"
                                + " readings.")
                .needing(Need.useful(Signal.QUEUE_SIZE, Trend.FEWEST + 1, Duration.ZERO))
                .finding(
                        new Finds(
                                "forecast.queue-full",
                                Severity.WARNING,
                                "A queue will be full if nothing changes",
                                "More arrives than leaves, steadily. When the queue is full it loses events or slows its"
                                        + " sources. Look at the stage behind it, or give it room, before the time that"
                                        + " is named."),
                        new Finds(
                                "forecast.queue-drained",
                                Severity.INFO,
                                "A queue will be drained if nothing changes",
                                "A backlog is being worked off; events are late until then. Nothing needs to be done."))
                .costing(Cost.MEDIUM);
    }

    @Override
    public Horizon defaults() {
        return Horizon.DEFAULT;
    }

    @Override
    public Verdict analyze(Window window, Horizon horizon) {
        List<Finding> found = new ArrayList<>();
        boolean beaten = false;
        List<QueueFlow> queues = QueueFlow.all(window).stream()
                .filter(q -> q.limit() > 0 && q.steps().size() >= Trend.FEWEST)
                .toList();
        for (QueueFlow q : queues) {
            Optional<Trend> trend = Trend.of(q.steps());
            beaten |= trend.isEmpty();
            trend.flatMap(t -> new Outlook(window, q, horizon).of(t)).ifPresent(found::add);
        }
        if (queues.isEmpty()) {
            return Verdict.needs("no forecast: needs pipeline.queue.size with " + (Trend.FEWEST + 1)
                    + " readings and the queue's capacity");
        }
        return found.isEmpty() && beaten
                ? Verdict.needs("no forecast: a trend does not beat the last value of pipeline.queue.size")
                : Verdict.of(found);
    }
}
