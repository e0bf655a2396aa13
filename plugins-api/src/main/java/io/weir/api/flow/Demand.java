package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Signal;
import java.util.List;

/**
 * How much the sources of a pipeline ask of it.
 *
 * <p>A full queue that blocks slows its sources: what arrives then is what leaves, and what they would send is not
 * visible. So only the time counts in which the first queue had room, or turned events away instead.
 *
 * @param rate events per second; when not {@code known}, what arrived, which the sources may well exceed; NaN when
 *     nothing at all is known
 * @param known whether there was enough time in which the sources were free
 */
public record Demand(double rate, boolean known) {

    private static final double FREE_BELOW = 0.8;

    /** Reads the demand off the first queue of the pipeline. */
    public static Demand of(Window window) {
        List<QueueFlow> queues = QueueFlow.all(window).stream()
                .filter(q -> window.has(q.queue().id(), Signal.IN))
                .toList();
        return queues.isEmpty() ? new Demand(Double.NaN, false) : of(queues.getFirst());
    }

    private static Demand of(QueueFlow first) {
        List<Step> begun = begun(first.steps());
        boolean drops = first.drops();
        double room = FREE_BELOW * first.limit();
        List<Step> free = begun.stream()
                .filter(s -> drops || !(s.before() >= room || s.after() >= room))
                .toList();
        boolean known = free.size() >= 3 && Steps.seconds(free) >= 5;
        return new Demand(Steps.mean(known ? free : begun, Step::in), known);
    }

    /** Without the time before the first event and after the last: then nobody asked. */
    private static List<Step> begun(List<Step> all) {
        double little = 0.02 * Steps.median(all, Step::in);
        List<Step> begun = all.stream().dropWhile(s -> !(s.in() > little)).toList();
        List<Step> ended =
                begun.reversed().stream().dropWhile(s -> s.in() <= little).toList();
        return ended.reversed();
    }
}
