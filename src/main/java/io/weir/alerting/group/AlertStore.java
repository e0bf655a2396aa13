package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.route.GroupSlot;
import java.time.Instant;
import java.util.List;
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

    /** Puts all firing alerts, and resolved ones that are still to be told of, into the groups that are right now. */
    CompletionStage<Void> regroup(Router router, Instant now);

    /** Says which groups an alert belongs to; pure. */
    @FunctionalInterface
    interface Router {
        /** Its groups, perhaps none. */
        List<GroupSlot> slots(AlertRecord alert);
    }
}
