package io.weir.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a broker is tried again: longer each time, and not all replicas at once. */
final class Pause {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double SPREAD = 0.3;

    private Duration next = FIRST;

    /** The next pause, in milliseconds, at least 1. */
    long millis() {
        double part = 1 - ThreadLocalRandom.current().nextDouble(SPREAD);
        long millis = Math.max(1, (long) (next.toMillis() * part));
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return millis;
    }

    /** It went well: the next pause is short. */
    void reset() {
        next = FIRST;
    }
}
