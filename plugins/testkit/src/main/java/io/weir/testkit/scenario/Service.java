package io.weir.testkit.scenario;

/**
 * How long one call takes that carries n events: {@code (fixed + perEvent * n)} seconds on average, times a random factor of
 * mean 1.
 *
 * @param fixed seconds a call, 0 or more
 * @param perEvent seconds for each event, 0 or more
 * @param spread how the factor is distributed
 * @param cv coefficient of variation of the factor; 0 when fixed, 1 when exponential, above 0 when lognormal
 */
public record Service(double fixed, double perEvent, Spread spread, double cv) {

    /** No time at all. */
    public static final Service NONE = fixed(0, 0);

    /** How the random factor is distributed. */
    public enum Spread {
        /** Always 1. */
        FIXED,
        /** Exponential. */
        EXPONENTIAL,
        /** Lognormal: the logarithm has variance {@code ln(1 + cv^2)}. */
        LOGNORMAL
    }

    /** Refuses negative times and spreads that do not fit. */
    public Service {
        Check.time(fixed, "service", "fixed");
        Check.time(perEvent, "service", "perEvent");
        boolean fits = switch (spread) {
            case FIXED -> cv == 0;
            case EXPONENTIAL -> cv == 1;
            case LOGNORMAL -> cv > 0 && cv <= 100;
        };
        Check.that(fits, "service", "a spread of cv " + cv + " is not " + spread);
    }

    /** Always the same. */
    public static Service fixed(double fixed, double perEvent) {
        return new Service(fixed, perEvent, Spread.FIXED, 0);
    }

    /** Exponentially distributed. */
    public static Service exponential(double fixed, double perEvent) {
        return new Service(fixed, perEvent, Spread.EXPONENTIAL, 1);
    }

    /** Lognormal: most calls short, some very long. */
    public static Service lognormal(double fixed, double perEvent, double cv) {
        return new Service(fixed, perEvent, Spread.LOGNORMAL, cv);
    }

    /** Mean seconds of a call that carries n events. */
    public double mean(double n) {
        return fixed + perEvent * n;
    }

    /** So many times as long. */
    public Service times(double factor) {
        return new Service(fixed * factor, perEvent * factor, spread, cv);
    }
}
