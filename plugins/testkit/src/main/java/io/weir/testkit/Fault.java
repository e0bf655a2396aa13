package io.weir.testkit;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineBuilder;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.simulator.Run;
import io.weir.testkit.simulator.Sampling;
import io.weir.testkit.simulator.Simulator;

/**
 * The commonest pipeline in one line: a queue that turns events away when it is full, perhaps a plugin that computes, and
 * a sink. For anything else build a {@link PipelineModel}. Every {@code with} method gives another one; times are seconds.
 *
 * @param seconds how long it runs
 * @param every seconds between readings
 * @param arrivals when events come
 * @param capacity most events the queue holds
 * @param workers calls side by side
 * @param batch most events in a call
 * @param fills seconds after the last call at which a batch is sent as it is; 0 sends what is there at once
 * @param fixed seconds that a call takes whatever it carries
 * @param perEvent seconds more for each event in it
 * @param slowFrom second from which calls take longer
 * @param slower so many times as long
 * @param downFrom second from which the destination takes nothing; never, when it is past the end
 * @param downTo second at which it takes events again
 * @param plugin core-seconds that a plugin takes for each event. Above 0 there is a processor {@code masker} that takes
 *     batches off the queue, and the sink calls event by event
 */
public record Fault(
        int seconds,
        int every,
        Arrivals arrivals,
        int capacity,
        int workers,
        int batch,
        double fills,
        double fixed,
        double perEvent,
        double slowFrom,
        double slower,
        double downFrom,
        double downTo,
        double plugin) {

    /** The seed that faults are played with. */
    public static final long SEED = 1;

    private static final double NEVER = 1e9;

    /** A minute and a half with nothing wrong: 500 events/s, room for 2048, batches of up to 512 that take 20 ms. */
    public static Fault none() {
        return new Fault(90, 1, Arrivals.constant(500), 2048, 1, 512, 1, 0.02, 0.00005, NEVER, 1, NEVER, NEVER, 0);
    }

    /** So long, read so often. */
    public Fault withTime(int longs, int apart) {
        return new Fault(
                longs, apart, arrivals, capacity, workers, batch, fills, fixed, perEvent, slowFrom, slower, downFrom,
                downTo, plugin);
    }

    /** So many events per second, at equal distances. */
    public Fault withArrivals(double perSecond) {
        return withArrivals(Arrivals.constant(perSecond));
    }

    /** Events that come like this. */
    public Fault withArrivals(Arrivals others) {
        return new Fault(
                seconds, every, others, capacity, workers, batch, fills, fixed, perEvent, slowFrom, slower, downFrom,
                downTo, plugin);
    }

    /** A burst of so many events within a third of a second every so many seconds, on top of a steady rate. */
    public Fault withBursts(double steady, double events, double period) {
        return withArrivals(Arrivals.bursts(steady, events, 0.3, period));
    }

    /** Another size of the queue. */
    public Fault withCapacity(int events) {
        return new Fault(
                seconds, every, arrivals, events, workers, batch, fills, fixed, perEvent, slowFrom, slower, downFrom,
                downTo, plugin);
    }

    /** Other calls: so many at a time, of so many events. */
    public Fault withCalls(int sideBySide, int events) {
        return new Fault(
                seconds,
                every,
                arrivals,
                capacity,
                sideBySide,
                events,
                fills,
                fixed,
                perEvent,
                slowFrom,
                slower,
                downFrom,
                downTo,
                plugin);
    }

    /** Another cost of a call. */
    public Fault withCost(double fixedSeconds, double perEventSeconds) {
        return new Fault(
                seconds,
                every,
                arrivals,
                capacity,
                workers,
                batch,
                fills,
                fixedSeconds,
                perEventSeconds,
                slowFrom,
                slower,
                downFrom,
                downTo,
                plugin);
    }

    /** Calls take so many times as long from a second on. */
    public Fault withSlowdown(double from, double factor) {
        return new Fault(
                seconds, every, arrivals, capacity, workers, batch, fills, fixed, perEvent, from, factor, downFrom,
                downTo, plugin);
    }

    /** The destination takes nothing for a while: calls hang. */
    public Fault withDown(double from, double to) {
        return new Fault(
                seconds, every, arrivals, capacity, workers, batch, fills, fixed, perEvent, slowFrom, slower, from, to,
                plugin);
    }

    /** Another time that a batch waits to fill; 0 sends what is there at once. */
    public Fault withFills(double longest) {
        return new Fault(
                seconds, every, arrivals, capacity, workers, batch, longest, fixed, perEvent, slowFrom, slower,
                downFrom, downTo, plugin);
    }

    /** A plugin computes so long for each event, and the sink calls event by event. */
    public Fault withPlugin(double secondsPerEvent) {
        return new Fault(
                seconds,
                every,
                arrivals,
                capacity,
                workers,
                batch,
                fills,
                fixed,
                perEvent,
                slowFrom,
                slower,
                downFrom,
                downTo,
                secondsPerEvent);
    }

    /** What is to be played. */
    public Scenario scenario() {
        Scenario scenario = Scenario.of(pipeline(), seconds);
        if (slowFrom < seconds) {
            scenario = scenario.change(slowFrom, "destination", Knob.LATENCY, slower);
        }
        return downFrom < seconds ? scenario.down("destination", downFrom, downTo, Outage.Kind.HANGS) : scenario;
    }

    /** Plays it. */
    public Run run() {
        return Simulator.run(scenario(), SEED, Sampling.every(every));
    }

    private PipelineModel pipeline() {
        PipelineBuilder builder = PipelineModel.named("pipeline")
                .source("application", arrivals)
                .queue("out queue", capacity, Overflow.dropNewest())
                .add(DestinationModel.of("destination", Service.fixed(fixed, perEvent)));
        Taking taking = fills > 0 ? Taking.everyOr(batch, fills) : Taking.upTo(batch);
        if (plugin > 0) {
            builder.processor("masker", taking, Service.fixed(0, plugin));
        }
        SinkModel sink = SinkModel.of("out", "destination", plugin > 0 ? Taking.single() : taking);
        return builder.add(sink.withWorkers(workers)).build();
    }
}
