package io.weir.api.pipeline;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, both ends included.
 *
 * @param from first instant
 * @param to last instant, not before {@code from}
 */
public record Interval(Instant from, Instant to) {

    /** Refuses an end before its beginning. */
    public Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("interval ends (" + to + ") before it begins (" + from + ")");
        }
    }

    /** The interval of the given length that ends at {@code to}. */
    public static Interval endingAt(Instant to, Duration length) {
        return new Interval(to.minus(length), to);
    }

    /** Its length, zero or more. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Its length in seconds, zero or more. */
    public double seconds() {
        return length().toNanos() / 1e9;
    }

    /** Whether the instant, in milliseconds since the epoch, lies in it. */
    public boolean contains(long atMillis) {
        return atMillis >= from.toEpochMilli() && atMillis <= to.toEpochMilli();
    }
}
