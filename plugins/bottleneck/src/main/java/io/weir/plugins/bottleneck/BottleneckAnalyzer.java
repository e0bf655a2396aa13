package io.weir.plugins.bottleneck;

import io.weir.api.Cost;
import io.weir.api.Need;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Signal;
import io.weir.plugins.bottleneck.Refusals.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names the one stage that holds the pipeline back, and what is lost. */
public final class BottleneckAnalyzer implements ConfigurableAnalyzer<Thresholds> {

    private static final double SHORTEST_SECONDS = 5;

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                        "bottleneck",
                        "0.1.0",
                        "Bottleneck",
                        "Follows full queues downstream to the one stage that limits; needs the size of at least one"
                                + " queue.")
                .needing(
                        Need.useful(Signal.QUEUE_SIZE, 4, Duration.ofSeconds(5)),
                        Need.useful(Signal.ERRORS, 1, Duration.ZERO))
                .finding(Help.ALL)
                .costing(Cost.MEDIUM);
    }

    @Override
    public Thresholds defaults() {
        return Thresholds.DEFAULT;
    }

    @Override
    public Verdict analyze(Window window, Thresholds thresholds) {
        List<QueueFlow> queues = QueueFlow.all(window).stream()
                .filter(q -> q.steps().size() >= 3)
                .filter(q -> q.steps().stream().mapToDouble(s -> s.seconds()).sum() >= SHORTEST_SECONDS)
                .toList();
        List<Finding> found = new ArrayList<>(bottleneck(window, queues, thresholds));
        found.addAll(FailingSinks.in(window, found, thresholds.worthSaying()));
        found.addAll(Losses.in(window, queues, found, thresholds.worthSaying()));
        found.addAll(new Ledger(window, thresholds.worthSaying()).findings());
        found.addAll(Suspicion.in(window, queues, thresholds.trouble()));
        return queues.isEmpty() && found.isEmpty()
                ? Verdict.needs("needs pipeline.queue.size, read four times over at least 5 s")
                : Verdict.of(found);
    }

    /** One origin: what memory refuses never comes to a queue, so it counts where it is more than a queue turns away. */
    private static List<Finding> bottleneck(Window window, List<QueueFlow> queues, Thresholds thresholds) {
        Optional<QueueFlow> origin = new Origin(window, thresholds).find(queues);
        Refusals refusals = new Refusals(window, queues);
        Optional<Refused> refused = refusals.worst()
                .filter(r -> r.costs() >= origin.map(QueueFlow::rejected).orElse(0.0));
        if (refused.isPresent()) {
            return List.of(refusals.finding(refused.get()));
        }
        return origin.map(queue -> new Report(window, Diagnosis.of(window, queue, thresholds)).findings())
                .orElseGet(() -> new Unqueued(window, thresholds).findings());
    }
}
