package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
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
    private static final double LONG = 4;

    static Diagnosis of(Window window, QueueFlow queue, Thresholds thresholds) {
        Consumers consumers = new Consumers(window, queue.consumers(), Pressure.of(queue));
        Optional<Interval> stall = Stall.longest(queue, thresholds.stall())
                .filter(i -> consumers.sink().isPresent())
                .filter(i -> i.seconds()
                        >= LONG * usualCall(window, queue, consumers.sink().get()));
        if (stall.isEmpty()) {
            return moving(window, queue, consumers, thresholds);
        }
        Limit down = Limit.of(consumers.sink().get(), Cause.DESTINATION_DOWN, 0.9);
        return beside(window, queue, stall.get(), thresholds)
                .orElseGet(() -> new Diagnosis(queue, down, stall.get(), consumers, thresholds));
    }

    /** What costs more than the stall does, if anything. Room for bursts would carry over a stall that ends, too. */
    private static Optional<Diagnosis> beside(Window window, QueueFlow queue, Interval stall, Thresholds thresholds) {
        return Stall.beside(queue, stall)
                .filter(rest -> rest.costsMore() || rest.costsHalf())
                .flatMap(rest -> Optional.of(of(window.within(rest.longer()), queue.queue(), thresholds))
                        .filter(d -> rest.costsMore() || d.cause() == Cause.QUEUE_CAPACITY));
    }

    private static Diagnosis of(Window rest, Stage stage, Thresholds thresholds) {
        QueueFlow queue = QueueFlow.of(rest, stage);
        return moving(rest, queue, new Consumers(rest, queue.consumers(), Pressure.of(queue)), thresholds);
    }

    private static Diagnosis moving(Window window, QueueFlow queue, Consumers consumers, Thresholds thresholds) {
        if (comesInBursts(queue, consumers)) {
            Limit room = Limit.of(queue.queue(), Cause.QUEUE_CAPACITY, queue.rejected() > 0 ? 0.9 : 0.75);
            return new Diagnosis(queue, room, window.interval(), consumers, thresholds);
        }
        return new Diagnosis(queue, consumers.limit(), window.interval(), consumers, thresholds);
    }

    /** Seconds that a full batch takes while events move: nothing leaves meanwhile, though nothing is wrong. */
    private static double usualCall(Window window, QueueFlow queue, Stage sink) {
        double median = window.column(sink.id(), Signal.DURATION).quantile(0.5);
        double batch = window.pipeline().settings().stream()
                .filter(s -> s.role() == SettingRole.BATCH_SIZE
                        && queue.consumers().stream().anyMatch(c -> c.id().equals(s.stage())))
                .mapToDouble(Setting::number)
                .filter(n -> n > 0)
                .min()
                .orElse(1);
        double events = queue.steps().stream()
                .filter(s -> s.out() > 0)
                .mapToDouble(s -> s.out() * s.seconds())
                .sum();
        double moving = queue.steps().stream()
                .filter(s -> s.out() > 0.03 * queue.out())
                .mapToDouble(Step::seconds)
                .sum();
        return median > 0 ? median : events > 0 ? batch * moving / events : 0;
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
        boolean tooMuch = !Double.isNaN(served) && queue.offered() > 0.95 * served && often(queue);
        boolean bursts = queue.burstShare() >= 0.5 || episodes(queue) >= 2;
        boolean slack = busiest < SLACK && queue.fullShare() < 0.5 && bursts;
        return !tooMuch && (slack || queue.burstShare() >= 0.6);
    }

    /** Whether it is half full for more than a moment: a reading may find it so by chance. */
    private static boolean often(QueueFlow queue) {
        double half = 0.5 * queue.limit();
        long full = queue.steps().stream()
                .filter(s -> s.before() >= half && s.after() >= half)
                .count();
        return Double.isNaN(half) || full >= 0.2 * queue.steps().size();
    }

    /** How often trouble began. */
    private static long episodes(QueueFlow queue) {
        List<Step> steps = queue.steps();
        return IntStream.range(1, steps.size())
                .filter(i -> queue.inTrouble(steps.get(i)) && !queue.inTrouble(steps.get(i - 1)))
                .count();
    }
}
