package io.weir.alerting.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Keeps groups and puts notices in the outbox. Never blocks. */
public interface GroupStore {

    /**
     * Takes the group that is longest due and that no other replica works on, and carries out what the flush says: notices
     * into the outbox and the group's next state, all or nothing.
     *
     * @param now what "due" is measured against
     * @param flush what is to be done with a group; pure
     * @return numbers of the new notices; empty when no group is due
     */
    CompletionStage<Optional<List<Long>>> flushNext(Instant now, Function<Group, Flush> flush);
}
