package io.weir.alerting.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a receiver's address was last told of a group.
 *
 * @param at when, or when it was given up
 * @param firing fingerprints, each with the severity, of the alerts it was told fire
 * @param resolved the same of the alerts it was told are resolved
 * @param givenUp how many notices in a row were given up
 * @param untold whether the last one was: then nobody knows what arrived, and it is to be said again
 */
public record Sent(Instant at, Set<String> firing, Set<String> resolved, int givenUp, boolean untold) {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    /** Copies the sets. */
    public Sent {
        firing = Set.copyOf(firing);
        resolved = Set.copyOf(resolved);
    }

    /** As it is when the notice about it was given up. */
    public Sent giveUp(Instant now) {
        return new Sent(now, firing, resolved, givenUp + 1, true);
    }

    /** As it is when the receiver took the notice. */
    public Sent delivered() {
        return new Sent(at, firing, resolved, 0, false);
    }

    /**
     * When the same is to be said again: after a notice that was given up sooner, but each time twice as late.
     *
     * @param repeat how long what was told counts
     */
    Instant again(Duration repeat) {
        if (!untold) {
            return at.plus(repeat);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(givenUp - 1, MOST_DOUBLINGS));
        return at.plus(wait.compareTo(repeat) < 0 ? wait : repeat);
    }
}
