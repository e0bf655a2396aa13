package io.weir.testkit.scenario;

/**
 * What a sink does with a call that failed. Its worker waits with the events in hand.
 *
 * @param attempts most calls for the same events, the first included
 * @param first seconds before the second attempt
 * @param factor by which each pause is longer than the one before, at least 1
 * @param longest seconds of a pause
 * @param jitter share by which pauses vary at random, 0 to 1
 */
public record Retry(int attempts, double first, double factor, double longest, double jitter) {

    /** A failed call is not repeated: its events are lost. */
    public static final Retry NEVER = new Retry(1, 0, 1, 0, 0);

    /** Refuses what would never end or run backwards. */
    public Retry {
        Check.count(attempts, "retry", "attempts");
        Check.time(first, "retry", "first");
        Check.that(factor >= 1 && Double.isFinite(factor), "retry", "factor must be at least 1, is " + factor);
        Check.time(longest, "retry", "longest");
        Check.share(jitter, "retry", "jitter");
        Check.that(attempts == 1 || first > 0, "retry", "first must be above 0 when there is more than one attempt");
    }

    /** For ever, with pauses that double from {@code first} up to {@code longest} seconds. */
    public static Retry forever(double first, double longest) {
        return new Retry(Integer.MAX_VALUE, first, 2, longest, 0);
    }

    /** So many attempts, with pauses that double. */
    public static Retry upTo(int attempts, double first, double longest) {
        return new Retry(attempts, first, 2, longest, 0);
    }

    /** Mean seconds before the attempt after this one, counted from 1. */
    public double pause(int attempt) {
        return Math.min(longest, first * StrictMath.pow(factor, Math.min(attempt - 1, 1000)));
    }
}
