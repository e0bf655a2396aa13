package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the queue at which the pressure begins. */
final class Origin {

    private final Window window;
    private final Thresholds thresholds;

    Origin(Window window, Thresholds thresholds) {
        this.window = window;
        this.thresholds = thresholds;
    }

    /** The troubled queue that has no troubled one behind it, the worst where there are several. */
    Optional<QueueFlow> find(List<QueueFlow> queues) {
        List<QueueFlow> troubled = queues.stream().filter(this::matters).toList();
        return troubled.stream()
                .filter(q -> troubled.stream().noneMatch(other -> holdsBack(other, q)))
                .max(Comparator.comparingDouble(QueueFlow::lossShare)
                        .thenComparingDouble(QueueFlow::troubleShare)
                        .thenComparing(QueueFlow::growing)
                        .thenComparing(q -> q.queue().id(), Comparator.reverseOrder()));
    }

    /** More than a short peak or what happens at a start: events are lost, it lasts, or it will fill. */
    boolean matters(QueueFlow q) {
        return !q.recovered() && (q.lossShare() > thresholds.loss() || q.troubleShare() >= thresholds.trouble())
                || q.growing();
    }

    /** Whether the other queue lies behind this one and is in trouble for at least about as long, or loses events. */
    private boolean holdsBack(QueueFlow other, QueueFlow q) {
        return other != q
                && reaches(q.queue(), other.queue())
                && (other.troubleShare() >= 0.5 * q.troubleShare()
                        || other.lossShare() >= q.lossShare() + thresholds.loss());
    }

    private boolean reaches(Stage from, Stage to) {
        Set<String> seen = new HashSet<>();
        List<Stage> next = new ArrayList<>(window.pipeline().downstream(from.id()));
        while (!next.isEmpty()) {
            Stage s = next.removeFirst();
            if (s.id().equals(to.id())) {
                return true;
            }
            if (seen.add(s.id())) {
                next.addAll(window.pipeline().downstream(s.id()));
            }
        }
        return false;
    }
}
