package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Arrivals;

/**
 * Instants at which events arrive, by inverting the integral of the rate: exact for rates that hold for a while (Çınlar,
 * Introduction to Stochastic Processes, 1975, ch. 4.7). Stays and gaps have dice of their own, so that the load is the same
 * however many events were drawn.
 */
final class ArrivalStream {

    private final LoadState load;
    private final boolean random;
    private final Dice gaps;
    private final double tick;
    private double due;
    private double came;

    private ArrivalStream(Arrivals arrivals, Dice stays, Dice gaps) {
        this.load = LoadState.of(arrivals.load(), stays);
        this.random = arrivals.spacing() == Arrivals.Spacing.RANDOM;
        this.gaps = gaps;
        this.tick = arrivals.tick();
    }

    static ArrivalStream of(Arrivals arrivals, Machine machine, String source) {
        return new ArrivalStream(
                arrivals, new Dice(machine.seed, source + "/load"), new Dice(machine.seed, source + "/arrivals"));
    }

    /** The stream that goes on with other arrivals. */
    ArrivalStream with(Arrivals arrivals, Machine machine, String source) {
        return new ArrivalStream(arrivals, new Dice(machine.seed, source + "/load"), gaps);
    }

    /** The first arrival after an instant, which must not lie before the one returned last; infinite after {@code end}. */
    double next(double after, double end) {
        if (tick == 0) {
            return nextDue(after, end);
        }
        due = nextDue(after == came ? due : after, end);
        came = StrictMath.ceil(due / tick) * tick;
        return came;
    }

    private double nextDue(double after, double end) {
        double units = random ? gaps.exponential() : 1;
        double from = after;
        while (true) {
            while (load.until <= from) {
                load.advance();
            }
            double at = from + units / load.rate;
            if (at <= load.until) {
                return at;
            }
            if (load.until > end) {
                return Double.POSITIVE_INFINITY;
            }
            units -= (load.until - from) * load.rate;
            from = load.until;
        }
    }
}
