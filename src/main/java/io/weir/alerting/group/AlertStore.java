package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.route.GroupSlot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Keeps alerts and the groups they belong to. Never blocks. */
public interface AlertStore {

    /**
     * Carries out a step for one pipeline and puts firing alerts into their groups, all or nothing.
     *
     * @param pipelineId whose alerts
     * @param step from pending and firing alerts to what changes; pure
     * @param router groups of an alert
     * @param now when a new group begins to wait
     * @return alerts that are new, in another state or of another severity, with their numbers, dropped ones included
     */
    CompletionStage<List<AlertRecord>> advance(
            long pipelineId, Function<List<AlertRecord>, AlertChanges> step, Router router, Instant now);

    /**
     * Puts firing alerts into the groups of theirs that they are not in yet, and takes them out of none: groups that only
     * another replica knows stay as they are. Grows with the alerts that fire, not with those that ever did.
     *
     * @param now when a new group begins to wait
     */
    CompletionStage<Void> join(Router router, Instant now);

    /**
     * Takes alerts out of groups that are not theirs any more, and ends groups that nobody is in then. An alert stays where
     * it was told of, so that its end is told too.
     *
     * @param receivers whose groups are looked at
     * @param gone receivers whose groups end, whoever is in them
     */
    CompletionStage<Void> leave(Router router, Set<String> receivers, Set<String> gone);

    /** Says which groups an alert belongs to; pure. */
    @FunctionalInterface
    interface Router {
        /** Its groups, perhaps none. */
        List<GroupSlot> slots(AlertRecord alert);
    }
}
