package io.weir.alerting.group;

import java.time.Instant;
import java.util.Set;

/**
 * What a receiver's address was last told of a group.
 *
 * @param at when
 * @param firing fingerprints, each with the severity, of the alerts it was told fire
 * @param resolved the same of the alerts it was told are resolved
 */
public record Sent(Instant at, Set<String> firing, Set<String> resolved) {

    /** Copies the sets. */
    public Sent {
        firing = Set.copyOf(firing);
        resolved = Set.copyOf(resolved);
    }
}
