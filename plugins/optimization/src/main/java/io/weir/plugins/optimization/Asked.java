package io.weir.plugins.optimization;

import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import java.time.Duration;
import java.util.List;

/**
 * What is asked for since the pressure began. Traffic may have risen then, and what came before says nothing of what comes now:
 * a window is a mixture of states, and the one that lasts is the one that matters.
 */
final class Asked {

    private static final int ENOUGH = 5;
    private static final double LASTS = 0.2;

    private Asked() {}

    /** At the first queue: as much as is offered to one that turns away what it has no room for; else as {@link Demand} says. */
    static Demand of(Window window, QueueFlow queue) {
        List<QueueFlow> all = QueueFlow.all(window);
        boolean seen = window.has(all.getFirst().queue().id(), Signal.IN);
        return seen && all.getFirst().drops()
                ? new Demand(offered(window, queue, all.getFirst()), true)
                : Demand.of(window);
    }

    /** Events/s offered to the queue since it is under pressure. */
    static double offered(Window window, QueueFlow queue) {
        return offered(window, queue, queue);
    }

    private static double offered(Window window, QueueFlow pressed, QueueFlow at) {
        double then = QueueFlow.of(since(window, pressed), at.queue()).offered();
        return then >= 0 ? then : at.offered();
    }

    /** From where the pressure began to the end; all of it where that is no more than a moment. */
    static Window since(Window window, QueueFlow queue) {
        Interval rest = new Interval(queue.pressed().from(), window.interval().to());
        long steps = queue.steps().stream()
                .filter(s -> s.from() >= rest.from().toEpochMilli())
                .count();
        Duration all = window.interval().length();
        boolean lasts = rest.length().toMillis() >= LASTS * all.toMillis() && steps >= ENOUGH;
        return lasts ? window.within(rest) : window;
    }

    /** Whether the first queue is full at the end and holds its sources: then more is asked for than gets through. */
    static boolean waits(Window window) {
        QueueFlow first = QueueFlow.all(window).getFirst();
        Step last = first.steps().getLast();
        return !first.drops() && first.inTrouble(last);
    }
}
