package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says that events are turned away, beside the bottleneck that is the cause: people alert on loss. */
final class Losses {

    private Losses() {}

    static List<Finding> in(Window window, List<QueueFlow> queues, List<Finding> found, double worthSaying) {
        Optional<QueueFlow> worst = queues.stream()
                .max(Comparator.comparingDouble(QueueFlow::lossShare)
                        .thenComparing(q -> q.queue().id()));
        return worst.filter(q -> q.lossShare() >= worthSaying && !q.recovered())
                .map(q -> List.of(finding(window, q, found)))
                .orElse(List.of());
    }

    private static Finding finding(Window window, QueueFlow q, List<Finding> found) {
        String id = q.queue().id();
        double share = q.lossShare();
        String text = Figures.percent(share) + " of the events offered to '" + id + "' are turned away: "
                + Figures.rate(q.rejected()) + " of " + Figures.rate(q.offered()) + ".";
        Evidence evidence = new Evidence(id, Signal.REJECTED, window.interval(), Statistic.MEAN, q.rejected(), text);
        return new Finding(
                "loss.overflow",
                FindingKind.LOSS,
                id,
                atMost(severity(share), found),
                found.stream().mapToDouble(f -> 0.99 * f.confidence()).min().orElse(0.9),
                "Events are lost: the queue turns them away",
                text + (found.isEmpty() ? "" : " The cause: " + cause(found.getFirst()) + "."),
                List.of(evidence),
                List.of());
    }

    private static String cause(Finding found) {
        return found.title() + (found.stage() == null ? "" : " ('" + found.stage() + "')");
    }

    static Severity severity(double lossShare) {
        return lossShare >= 0.5 ? Severity.CRITICAL : Severity.ERROR;
    }

    /** What is lost never outranks its cause. */
    private static Severity atMost(Severity severity, List<Finding> found) {
        return found.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .filter(most -> most.compareTo(severity) < 0)
                .orElse(severity);
    }
}
