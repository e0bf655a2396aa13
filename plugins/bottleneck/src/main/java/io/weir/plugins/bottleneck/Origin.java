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

    private static final double LOSS = 0.001;
    private static final double TIME = 0.1;

    private Origin() {}

    /** The troubled queue that has no troubled one behind it, the worst where there are several. */
    static Optional<QueueFlow> find(Window window, List<QueueFlow> queues) {
        List<QueueFlow> troubled = queues.stream().filter(Origin::matters).toList();
        return troubled.stream()
                .filter(q -> troubled.stream().noneMatch(other -> holdsBack(window, other, q)))
                .max(Comparator.comparingDouble(QueueFlow::lossShare)
                        .thenComparingDouble(QueueFlow::troubleShare)
                        .thenComparing(QueueFlow::growing)
                        .thenComparing(q -> q.queue().id(), Comparator.reverseOrder()));
    }

    /** More than a short peak or what happens at a start: events are lost, it lasts, or it will fill. */
    static boolean matters(QueueFlow q) {
        return !q.recovered() && (q.lossShare() > LOSS || q.troubleShare() >= TIME) || q.growing();
    }

    /** Whether the other queue lies behind this one and is in trouble for at least about as long, or loses events. */
    private static boolean holdsBack(Window window, QueueFlow other, QueueFlow q) {
        return other != q
                && reaches(window, q.queue(), other.queue())
                && (other.troubleShare() >= 0.5 * q.troubleShare() || other.lossShare() >= q.lossShare() + LOSS);
    }

    private static boolean reaches(Window window, Stage from, Stage to) {
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
