package io.weir.plugins.bottleneck;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import java.util.ArrayList;
import java.util.List;

/** Names the one stage that holds the pipeline back, and what is lost. */
public final class BottleneckAnalyzer implements Analyzer {

    private static final double SHORTEST_SECONDS = 5;

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "bottleneck",
                "0.1.0",
                "Bottleneck",
                "Follows full queues downstream to the one stage that limits; needs the size of at least one queue.");
    }

    @Override
    public Verdict analyze(Window window) {
        List<QueueFlow> queues = QueueFlow.all(window).stream()
                .filter(q -> q.steps().size() >= 3)
                .filter(q -> q.steps().stream().mapToDouble(s -> s.seconds()).sum() >= SHORTEST_SECONDS)
                .toList();
        List<Finding> found = new ArrayList<>();
        Origin.find(window, queues)
                .map(queue -> Diagnosis.of(window, queue))
                .map(diagnosis -> new Report(window, diagnosis).finding())
                .ifPresent(found::add);
        found.addAll(FailingSinks.in(window, found));
        found.addAll(Losses.in(window, queues, found));
        return queues.isEmpty() && found.isEmpty()
                ? Verdict.needs("needs pipeline.queue.size, read four times over at least 5 s")
                : Verdict.of(found);
    }
}
