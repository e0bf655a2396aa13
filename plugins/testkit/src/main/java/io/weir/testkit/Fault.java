package io.weir.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * What a simulated pipeline is like. Every {@code with} method gives another one.
 *
 * @param seconds how long it runs
 * @param every seconds between readings
 * @param arrivals events offered per second, as a function of the second
 * @param capacity most events the queue holds
 * @param workers calls side by side
 * @param batch most events in a call
 * @param fixed seconds that a call takes whatever it carries
 * @param perEvent seconds more for each event in it, as a function of the second
 * @param downFrom second from which the destination takes nothing; never, when it is past the end
 * @param downTo second at which it takes events again
 * @param fills seconds that a batch waits to fill before it is sent as it is
 */
public record Fault(
        int seconds,
        int every,
        DoubleUnaryOperator arrivals,
        int capacity,
        int workers,
        int batch,
        double fixed,
        DoubleUnaryOperator perEvent,
        double downFrom,
        double downTo,
        double fills) {

    /** A minute and a half with nothing wrong: 500 events/s, room for 2048, batches of up to 512 that take 20 ms. */
    public static Fault none() {
        return new Fault(90, 1, t -> 500, 2048, 1, 512, 0.02, t -> 0.00005, 1e9, 1e9, 1);
    }

    /** So long, read so often. */
    public Fault withTime(int longs, int apart) {
        return new Fault(longs, apart, arrivals, capacity, workers, batch, fixed, perEvent, downFrom, downTo, fills);
    }

    /** So many events per second. */
    public Fault withArrivals(DoubleUnaryOperator perSecond) {
        return new Fault(seconds, every, perSecond, capacity, workers, batch, fixed, perEvent, downFrom, downTo, fills);
    }

    /** A burst of so many events within a third of a second every so many seconds, on top of a steady rate. */
    public Fault withBursts(double steady, double events, double period) {
        return withArrivals(t -> steady + (t % period < 0.3 ? events / 0.3 : 0));
    }

    /** Another size of the queue. */
    public Fault withCapacity(int events) {
        return new Fault(seconds, every, arrivals, events, workers, batch, fixed, perEvent, downFrom, downTo, fills);
    }

    /** Other calls: so many at a time, of so many events. */
    public Fault withCalls(int sideBySide, int events) {
        return new Fault(
                seconds, every, arrivals, capacity, sideBySide, events, fixed, perEvent, downFrom, downTo, fills);
    }

    /** Another cost of a call. */
    public Fault withCost(double fixedSeconds, DoubleUnaryOperator perEventSeconds) {
        return new Fault(
                seconds,
                every,
                arrivals,
                capacity,
                workers,
                batch,
                fixedSeconds,
                perEventSeconds,
                downFrom,
                downTo,
                fills);
    }

    /** The destination takes nothing for a while. */
    public Fault withDown(double from, double to) {
        return new Fault(seconds, every, arrivals, capacity, workers, batch, fixed, perEvent, from, to, fills);
    }

    /** Another time that a batch waits to fill; 0 sends what is there at once. */
    public Fault withFills(double longest) {
        return new Fault(
                seconds, every, arrivals, capacity, workers, batch, fixed, perEvent, downFrom, downTo, longest);
    }
}
