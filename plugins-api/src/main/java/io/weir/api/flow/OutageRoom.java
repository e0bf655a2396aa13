package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How long a sink may be down before its queue is full: {@code (Q - q) / lambda}. Q is the size of the last queue before it,
 * q what waits in it, lambda what arrives.
 *
 * @param sink that may be down
 * @param queue before it
 * @param room events for which there is room, on the mean
 * @param arrivals events/s that come to the queue
 * @param low seconds, when as many wait and as many arrive as in one of ten readings
 * @param expected seconds, at the mean
 * @param high seconds, when as few wait and as few arrive as in one of ten readings
 * @param loses whether events are then lost; otherwise what feeds the queue is held
 */
public record OutageRoom(
        Stage sink,
        Stage queue,
        double room,
        double arrivals,
        double low,
        double expected,
        double high,
        boolean loses) {

    private static final double SHARE = 0.1;
    private static final int FEWEST = 4;

    /** Of all sinks behind queues of known size to which anything arrives. */
    public static List<OutageRoom> all(Window window) {
        List<QueueFlow> queues = QueueFlow.all(window);
        return window.pipeline().stages(StageKind.SINK).stream()
                .flatMap(s -> queues.stream()
                        .filter(q -> q.consumers().contains(s))
                        .reduce((upstream, downstream) -> downstream)
                        .map(q -> of(window, s, q))
                        .stream())
                .filter(r -> Double.isFinite(r.expected()) && r.expected() >= 0)
                .toList();
    }

    /** Only the last queue counts: what lies before it may hand its events to other sinks, too. */
    private static OutageRoom of(Window window, Stage sink, QueueFlow queue) {
        double capacity = capacity(window, queue);
        double[] waits = sorted(queue.steps().stream().mapToDouble(Step::after));
        double[] come = sorted(queue.steps().stream().mapToDouble(Step::in));
        if (waits.length < FEWEST || come.length < FEWEST || !(capacity > 0)) {
            return new OutageRoom(
                    sink, queue.queue(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
        }
        double room = Math.max(0, capacity - mean(waits));
        double arrivals = mean(come);
        double low = Math.max(0, capacity - quantile(waits, 1 - SHARE)) / quantile(come, 1 - SHARE);
        double high = Math.max(0, capacity - quantile(waits, SHARE)) / Math.max(quantile(come, SHARE), 0.01 * arrivals);
        double expected = room / arrivals;
        return new OutageRoom(
                sink,
                queue.queue(),
                room,
                arrivals,
                Math.min(low, expected),
                expected,
                Math.max(high, expected),
                queue.drops());
    }

    /** Its whole size: beyond the mark at which it slows its sources it goes on to take events. */
    private static double capacity(Window window, QueueFlow queue) {
        double reported =
                window.column(queue.queue().id(), Signal.QUEUE_CAPACITY).last();
        double configured = window.pipeline()
                .setting(queue.queue().id(), SettingRole.QUEUE_CAPACITY)
                .map(Setting::number)
                .orElse(Double.NaN);
        return reported > 0 ? reported : configured > 0 ? configured : queue.limit();
    }

    private static double[] sorted(DoubleStream values) {
        return values.filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
