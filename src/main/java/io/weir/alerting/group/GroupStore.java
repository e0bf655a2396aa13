package io.weir.alerting.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Keeps groups and puts notices in the outbox. Never blocks. */
public interface GroupStore {

    /**
     * Takes the group that is longest due and that no other replica works on, and carries out what the flush says: notices
     * into the outbox and the group's next state, all or nothing.
     *
     * @param now what "due" is measured against
     * @param receivers who can be told here; groups of others are left to a replica that knows them
     * @param flush what is to be done with a group; pure
     * @return numbers of the new notices; empty when no group is due
     */
    CompletionStage<Optional<List<Long>>> flushNext(Instant now, Set<String> receivers, Function<Group, Flush> flush);

    /**
     * Receivers whose groups wait for a replica that knows them, in the order of their names; some of them where they are
     * many.
     *
     * @param dueBefore since when they wait at least
     * @param receivers who can be told here
     */
    CompletionStage<List<String>> waiting(Instant dueBefore, Set<String> receivers);

    /**
     * Ends groups that nobody looked at for long.
     *
     * @param dueBefore since when they wait at least
     * @param receivers who can be told here; their groups stay
     * @return receivers of the groups that ended, in the order of their names
     */
    CompletionStage<List<String>> endAbandoned(Instant dueBefore, Set<String> receivers);
}
