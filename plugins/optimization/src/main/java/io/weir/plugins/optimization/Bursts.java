package io.weir.plugins.optimization;

import io.weir.api.flow.BurstReplay;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import java.util.List;

/**
 * What the queues before a stage still turn away once that stage is faster. Bursts shorter than the time between two readings
 * cannot be seen; how far the events of a step come at once is fitted to what was really lost: of the two replays, one with
 * even arrivals and one with all at the begin of each step, the mixture that loses as much as was measured.
 */
final class Bursts {

    private static final double LITTLE = 0.02;
    private static final int ENOUGH = 5;

    private Bursts() {}

    /** So many events/s get through, at most as many as wished. */
    static double admitted(Situation s, double wished) {
        double admitted = wished;
        for (QueueFlow q : QueueFlow.all(Asked.since(s.window(), s.queue()))) {
            boolean onTheWay = s.model().end(q.queue()).equals(s.model().end(s.stage()));
            if (onTheWay && q.drops() && q.limit() > 0 && q.lossShare() >= LITTLE) {
                admitted = Math.min(admitted, admitted(s, q, admitted));
            }
            if (q.queue().equals(s.queue().queue())) {
                break;
            }
        }
        return admitted;
    }

    private static double admitted(Situation s, QueueFlow q, double wished) {
        List<Step> moving = q.steps().stream().filter(step -> step.out() > 0).toList();
        double now = q.served() > 0 ? q.served() : q.handled();
        double kept = s.model().passing(q.queue().id(), s.model().end(s.stage()).id());
        if (moving.size() < ENOUGH || !(now > 0) || !(kept > 0)) {
            return wished;
        }
        double atOnce = atOnce(q, moving, now);
        double lost = lost(moving, Math.max(now, wished / kept), q.limit(), atOnce);
        double offered = offered(moving);
        return offered > 0 ? Math.min(wished, (1 - lost) * Math.max(wished, offered * kept)) : wished;
    }

    /** 0 when events come evenly within a step, 1 when all come at its begin. */
    private static double atOnce(QueueFlow q, List<Step> steps, double rate) {
        double even = BurstReplay.of(steps, rate, q.limit(), false).lost();
        double burst = BurstReplay.of(steps, rate, q.limit(), true).lost();
        double rejected =
                steps.stream().mapToDouble(s -> s.rejected() * s.seconds()).sum();
        double seconds = steps.stream().mapToDouble(Step::seconds).sum();
        double lost = rejected / Math.max(offered(steps) * seconds, 1e-9);
        return burst > even ? Math.clamp((lost - even) / (burst - even), 0, 1) : 0;
    }

    private static double lost(List<Step> steps, double rate, double room, double atOnce) {
        double even = BurstReplay.of(steps, rate, room, false).lost();
        double burst = BurstReplay.of(steps, rate, room, true).lost();
        return even + atOnce * (burst - even);
    }

    private static double offered(List<Step> steps) {
        double events = steps.stream()
                .filter(s -> s.in() > 0)
                .mapToDouble(s -> s.in() * s.seconds())
                .sum();
        return events / Math.max(steps.stream().mapToDouble(Step::seconds).sum(), 1e-9);
    }
}
