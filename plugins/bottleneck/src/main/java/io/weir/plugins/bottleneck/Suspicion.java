package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import java.util.Comparator;
import java.util.List;

/** Events that are probably lost: a queue drops what it has no room for, is full, and its engine counts no losses. */
final class Suspicion {

    private static final double CONFIDENCE = 0.7;

    private Suspicion() {}

    static List<Finding> in(Window window, List<QueueFlow> queues, double trouble) {
        return queues.stream()
                .filter(q -> drops(window, q) && !window.has(q.queue().id(), Signal.REJECTED))
                .filter(q -> q.fullShare() >= trouble && !q.recovered())
                .max(Comparator.comparingDouble(QueueFlow::fullShare)
                        .thenComparing(q -> q.queue().id()))
                .map(q -> List.of(finding(window, q)))
                .orElse(List.of());
    }

    private static boolean drops(Window window, QueueFlow q) {
        return window.pipeline()
                .setting(q.queue().id(), SettingRole.OVERFLOW)
                .filter(s -> s.value().equals("drop"))
                .isPresent();
    }

    private static Finding finding(Window window, QueueFlow q) {
        String id = q.queue().id();
        String text = "'" + id + "' holds " + Figures.number(q.limit()) + " events, the size at which it drops what is"
                + " offered, for " + Figures.percent(q.fullShare()) + " of the time.";
        return new Finding(
                "loss.suspected",
                FindingKind.LOSS,
                id,
                Severity.WARNING,
                CONFIDENCE,
                "Events are probably lost, and nothing counts them",
                text + " The engine does not count what it drops: compare what is logged with what arrives at the"
                        + " destination.",
                List.of(new Evidence(id, Signal.QUEUE_SIZE, window.interval(), Statistic.SHARE, q.fullShare(), text)),
                List.of());
    }
}
