package io.weir.alerting.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a failed notice is tried again: twice as long after each attempt, up to a longest, less a random part so that
 * receivers that come back are not overrun.
 *
 * @param first wait after the first attempt
 * @param longest wait between two attempts
 * @param maxAttempts after which it is given up
 * @param maxAge after which it is given up
 * @param random 0 to 1, each time anew
 */
public record RetryPolicy(Duration first, Duration longest, int maxAttempts, Duration maxAge, DoubleSupplier random) {

    private static final int MOST_DOUBLINGS = 30;

    /** When to try again after this failed attempt; empty when it is to be given up. */
    Optional<Instant> next(DueNotice notice, Optional<Duration> asked, Instant now) {
        Instant at = now.plus(asked.filter(a -> a.compareTo(maxAge) < 0).orElse(Duration.ZERO));
        Instant own = now.plus(wait(notice.attempt()));
        Instant next = own.isAfter(at) ? own : at;
        boolean goOn = notice.attempt() < maxAttempts
                && next.isBefore(notice.createdAt().plus(maxAge));
        return goOn ? Optional.of(next) : Optional.empty();
    }

    private Duration wait(int attempt) {
        double doubled = first.toMillis() * (double) (1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        double bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - random.getAsDouble() / 2)));
    }
}
