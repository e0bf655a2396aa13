package io.weir.plugins.forecast;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foretells when queues are full or drained. */
public final class ForecastAnalyzer implements Analyzer {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "forecast",
                "0.1.0",
                "Forecast",
                "Time until a queue is full or drained, where a trend beats the last value; needs twelve readings.");
    }

    @Override
    public Verdict analyze(Window window) {
        List<Finding> found = new ArrayList<>();
        boolean beaten = false;
        List<QueueFlow> queues = QueueFlow.all(window).stream()
                .filter(q -> q.limit() > 0 && q.steps().size() >= Trend.FEWEST)
                .toList();
        for (QueueFlow q : queues) {
            Optional<Trend> trend = Trend.of(q.steps());
            beaten |= trend.isEmpty();
            trend.flatMap(t -> Outlook.of(window, q, t)).ifPresent(found::add);
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
