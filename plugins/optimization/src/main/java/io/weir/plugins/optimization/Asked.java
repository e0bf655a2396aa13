package io.weir.plugins.optimization;

import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.util.List;

/**
 * What is asked for since the pressure began. Traffic may have risen then, and what came before says nothing of what comes now:
 * a window is a mixture of states, and the one that lasts is the one that matters.
 */
final class Asked {

    private static final int ENOUGH = 5;
    private static final double LASTS = 0.2;
    private static final double HALF = 0.5;
    private static final double MOST = 0.9;

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

    /**
     * Whether sources refuse most of what comes at the end though the first queue has room, as when memory is short: then nothing
     * that is changed behind them brings more.
     */
    static boolean isRefused(Window window) {
        long all = window.interval().length().toMillis();
        Window end = window.within(new Interval(
                window.interval().to().minusMillis((long) (LASTS * all)),
                window.interval().to()));
        double refused = sum(end, Signal.REJECTED);
        boolean room = QueueFlow.all(window).stream()
                .findFirst()
                .filter(q -> q.steps().getLast().after() < HALF * q.limit())
                .isPresent();
        return room && refused > MOST * (refused + sum(end, Signal.OUT));
    }

    private static double sum(Window window, Signal signal) {
        return window.pipeline().stages(StageKind.SOURCE).stream()
                .mapToDouble(s -> window.column(s.id(), signal).mean())
                .filter(rate -> rate > 0)
                .sum();
    }

    /** Whether the first queue is full at the end and holds its sources: then more is asked for than gets through. */
    static boolean waits(Window window) {
        QueueFlow first = QueueFlow.all(window).getFirst();
        Step last = first.steps().getLast();
        return !first.drops() && first.inTrouble(last);
    }
}
