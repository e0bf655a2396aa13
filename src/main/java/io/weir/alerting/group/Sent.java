package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a receiver's address was last told of a group.
 *
 * @param at when, or when it was given up
 * @param firing fingerprints, each with the severity, of the alerts it was told fire
 * @param resolved the same of the alerts it was told are resolved
 * @param owed the same of those whose end was in a notice that was given up: it is to be said again
 * @param givenUp how many notices in a row were given up
 * @param untold whether the last one was: then nobody knows what arrived, and it is to be said again
 */
public record Sent(
        Instant at, Set<String> firing, Set<String> resolved, Set<String> owed, int givenUp, boolean untold) {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    /** Copies the sets. */
    public Sent {
        firing = Set.copyOf(firing);
        resolved = Set.copyOf(resolved);
        owed = Set.copyOf(owed);
    }

    // Who was told of a warning wants to know that it became an error.
    static String key(AlertRecord alert) {
        return alert.fingerprint() + " " + alert.labels().getOrDefault("severity", "");
    }

    /** As it is when the ends of these alerts were in a notice to this address that was given up. */
    public Sent owe(List<AlertRecord> ended) {
        Set<String> keys = keys(ended);
        Set<String> still = new HashSet<>(resolved);
        still.removeAll(keys);
        keys.addAll(owed);
        return new Sent(at, firing, still, keys, givenUp, untold);
    }

    /** As it is when these alerts are in the group again for another address, so that this one is not told again. */
    public Sent knows(List<AlertRecord> ended) {
        Set<String> keys = keys(ended);
        keys.removeAll(firing);
        keys.removeAll(owed);
        keys.addAll(resolved);
        return new Sent(at, firing, keys, owed, givenUp, untold);
    }

    private static Set<String> keys(List<AlertRecord> alerts) {
        return alerts.stream().map(Sent::key).collect(Collectors.toCollection(HashSet::new));
    }

    /** As it is when the notice about it was given up. */
    public Sent giveUp(Instant now) {
        return new Sent(now, firing, resolved, owed, givenUp + 1, true);
    }

    /** As it is when the receiver took the notice. */
    public Sent delivered() {
        return new Sent(at, firing, resolved, owed, 0, false);
    }

    /**
     * When the same is to be said again: after a notice that was given up sooner, but each time twice as late.
     *
     * @param repeat how long what was told counts
     */
    Instant again(Duration repeat) {
        if (!untold && owed.isEmpty()) {
            return at.plus(repeat);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(givenUp - 1, 0, MOST_DOUBLINGS));
        return at.plus(wait.compareTo(repeat) < 0 ? wait : repeat);
    }
}
