package io.weir.alerting.group;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done with a group that is due.
 *
 * @param notices for the outbox
 * @param sent what each address has been told then, by its id
 * @param done numbers of resolved alerts that leave the group
 * @param next when it is due again; empty when it has no alerts left and ends
 */
public record Flush(List<NewNotice> notices, Map<String, Sent> sent, Set<Long> done, Optional<Instant> next) {

    /** Copies the collections. */
    public Flush {
        notices = List.copyOf(notices);
        sent = Map.copyOf(sent);
        done = Set.copyOf(done);
    }
}
