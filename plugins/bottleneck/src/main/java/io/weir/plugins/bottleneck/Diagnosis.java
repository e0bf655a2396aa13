package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What holds the pipeline back.
 *
 * @param queue at which the pressure begins
 * @param limit the stage that is the cause, and why
 * @param interval in which it shows
 * @param consumers that empty the queue
 * @param thresholds by which it was found
 */
record Diagnosis(QueueFlow queue, Limit limit, Interval interval, Consumers consumers, Thresholds thresholds) {

    private static final double SLACK = 0.85;

    static Diagnosis of(Window window, QueueFlow queue, Thresholds thresholds) {
        Consumers consumers = new Consumers(window, queue.consumers(), Pressure.of(queue));
        Optional<Interval> stall = Stall.longest(queue, thresholds.stall());
        if (stall.isPresent() && consumers.sink().isPresent()) {
            Limit down = Limit.of(consumers.sink().get(), Cause.DESTINATION_DOWN, 0.9);
            return new Diagnosis(queue, down, stall.get(), consumers, thresholds);
        }
        if (comesInBursts(queue, consumers)) {
            Limit room = Limit.of(queue.queue(), Cause.QUEUE_CAPACITY, queue.rejected() > 0 ? 0.9 : 0.75);
            return new Diagnosis(queue, room, window.interval(), consumers, thresholds);
        }
        return new Diagnosis(queue, consumers.limit(), window.interval(), consumers, thresholds);
    }

    Stage stage() {
        return limit.stage();
    }

    Cause cause() {
        return limit.cause();
    }

    double confidence() {
        return limit.confidence();
    }

    /** Capacity is only ever the cause when what empties the queue could do with all that arrives. */
    private static boolean comesInBursts(QueueFlow queue, Consumers consumers) {
        double busiest = consumers.busiest();
        if (queue.growing() || busiest >= SLACK) {
            return false;
        }
        double served = queue.served();
        boolean tooMuch = !Double.isNaN(served) && queue.offered() > 0.95 * served;
        boolean bursts = queue.burstShare() >= 0.5 || episodes(queue) >= 2;
        boolean slack = busiest < SLACK && queue.fullShare() < 0.5 && bursts;
        return !tooMuch && (slack || queue.burstShare() >= 0.6);
    }

    /** How often trouble began. */
    private static long episodes(QueueFlow queue) {
        List<Step> steps = queue.steps();
        return IntStream.range(1, steps.size())
                .filter(i -> queue.inTrouble(steps.get(i)) && !queue.inTrouble(steps.get(i - 1)))
                .count();
    }
}
