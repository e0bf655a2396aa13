package io.weir.plugins.outage;

import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.OutageRoom;
import io.weir.api.pipeline.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Compares how long each sink may be down with how long it should be able to. */
public final class OutageAnalyzer implements ConfigurableAnalyzer<Budget> {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                        "outage",
                        "0.1.0",
                        "Outage budget",
                        "How long each sink may be down before its queue is full, from room and arrivals; warns below a"
                                + " budget that you set.")
                .needing(
                        Need.useful(Signal.QUEUE_SIZE, 5, Duration.ofSeconds(5)),
                        Need.useful(Signal.IN, 5, Duration.ofSeconds(5)))
                .finding(new Finds(
                        Report.CODE,
                        Severity.WARNING,
                        "A sink may be down for less time than asked for",
                        "If the destination stops taking events, the queue before it is full sooner than the outage budget"
                                + " says. Give the queue more room, keep it on disk, or lower the budget."));
    }

    @Override
    public Budget defaults() {
        return Budget.DEFAULT;
    }

    /** Where a bottleneck fills the queue there is no room left to speak of; that is the news then, not this. */
    @Override
    public Set<String> after() {
        return Set.of("bottleneck");
    }

    @Override
    public Verdict analyze(Window window, Budget budget) {
        List<OutageRoom> rooms = OutageRoom.all(window);
        if (rooms.isEmpty()) {
            return Verdict.needs("needs pipeline.queue.size and pipeline.stage.in of a queue of known capacity before a"
                    + " sink, read five times");
        }
        boolean held = window.findings().stream().anyMatch(f -> f.code().startsWith("bottleneck."));
        List<Finding> found = rooms.stream()
                .filter(r -> !held && r.low() < budget.seconds())
                .map(r -> Report.of(window, r, budget))
                .toList();
        return Verdict.of(found);
    }
}
