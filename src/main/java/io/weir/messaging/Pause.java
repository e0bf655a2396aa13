package io.weir.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before something is tried again: longer each time, and not all replicas at once. */
final class Pause {

    private static final double SPREAD = 0.3;

    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** Of a broker that is away. */
    Pause() {
        this(Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    Pause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The next pause, in milliseconds, at least 1. */
    long millis() {
        double part = 1 - ThreadLocalRandom.current().nextDouble(SPREAD);
        long millis = Math.max(1, (long) (next.toMillis() * part));
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return millis;
    }

    /** It went well: the next pause is short. */
    void reset() {
        next = first;
    }
}
