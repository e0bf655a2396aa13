package io.weir.testkit.scenario;

import java.util.List;

/**
 * When events arrive at a source.
 *
 * @param load how many per second
 * @param spacing how they lie within that
 * @param tick seconds: whoever sends wakes every so often and hands over all that is due at once; 0: each event comes by
 *     itself
 */
public record Arrivals(Load load, Spacing spacing, double tick) {

    /** Refuses a negative tick. */
    public Arrivals {
        Check.time(tick, "arrivals", "tick");
    }

    /** Each event comes by itself. */
    public Arrivals(Load load, Spacing spacing) {
        this(load, spacing, 0);
    }

    /** How events lie in time when the load says how many there are. */
    public enum Spacing {
        /** At equal distances. */
        EVEN,
        /** At random, as of many who do not know of each other: a Poisson process, of varying rate if the load varies. */
        RANDOM
    }

    /** So many a second, at equal distances. */
    public static Arrivals constant(double rate) {
        return new Arrivals(new Load.Steady(rate), Spacing.EVEN);
    }

    /** A Poisson process: exponential gaps. */
    public static Arrivals poisson(double rate) {
        return new Arrivals(new Load.Steady(rate), Spacing.RANDOM);
    }

    /** See {@link Load.Bursts}; at equal distances within. */
    public static Arrivals bursts(double rate, double events, double over, double every) {
        return new Arrivals(new Load.Bursts(rate, events, over, every), Spacing.EVEN);
    }

    /** An interrupted Poisson process: on and off for exponentially distributed times of these means, in seconds. */
    public static Arrivals onOff(double rate, double on, double off) {
        return mmpp(new Load.Switching.State(rate, on), new Load.Switching.State(0, off));
    }

    /** A Markov-modulated Poisson process, see {@link Load.Switching}. */
    public static Arrivals mmpp(Load.Switching.State... states) {
        return new Arrivals(new Load.Switching(List.of(states)), Spacing.RANDOM);
    }

    /** See {@link Load.Diurnal}; a Poisson process of varying rate. */
    public static Arrivals diurnal(double mean, double swing, double period, double peak) {
        return new Arrivals(new Load.Diurnal(mean, swing, period, peak), Spacing.RANDOM);
    }

    /** See {@link Load.Recorded}; at equal distances within each step. */
    public static Arrivals recorded(List<Double> rates, double step) {
        return new Arrivals(new Load.Recorded(rates, step), Spacing.EVEN);
    }

    /** The same from a sender that hands over what is due every so many seconds. */
    public Arrivals everyTick(double seconds) {
        return new Arrivals(load, spacing, seconds);
    }
}
