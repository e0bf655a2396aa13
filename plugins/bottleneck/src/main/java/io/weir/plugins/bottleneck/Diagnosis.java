package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Stage;
import java.util.Optional;

/**
 * What holds the pipeline back.
 *
 * @param queue at which the pressure begins
 * @param stage that is the cause
 * @param cause why
 * @param interval in which it shows
 * @param confidence 0 to 1
 * @param thresholds by which it was found
 */
record Diagnosis(
        QueueFlow queue, Stage stage, Cause cause, Interval interval, double confidence, Thresholds thresholds) {

    static Diagnosis of(Window window, QueueFlow queue, Thresholds thresholds) {
        Consumers consumers = new Consumers(window, queue);
        Optional<Interval> stall = Stall.longest(queue, thresholds.stall());
        if (stall.isPresent() && consumers.sink().isPresent()) {
            return new Diagnosis(queue, consumers.sink().get(), Cause.DESTINATION_DOWN, stall.get(), 0.9, thresholds);
        }
        if (comesInBursts(queue, consumers)) {
            double confidence = queue.rejected() > 0 ? 0.9 : 0.75;
            return new Diagnosis(queue, queue.queue(), Cause.QUEUE_CAPACITY, window.interval(), confidence, thresholds);
        }
        Consumers.Limit limit = consumers.limit();
        return new Diagnosis(queue, limit.stage(), limit.cause(), window.interval(), limit.confidence(), thresholds);
    }

    /** Capacity is only ever the cause when what empties the queue could do with all that arrives. */
    private static boolean comesInBursts(QueueFlow queue, Consumers consumers) {
        double served = queue.served();
        boolean tooMuch = !Double.isNaN(served) && queue.offered() > 0.95 * served;
        return queue.burstShare() >= 0.6 && !tooMuch && !queue.growing() && !(consumers.utilization() >= 0.9);
    }
}
