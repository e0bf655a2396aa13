package io.weir.alerting.run;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.group.AlertStep;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.Flush;
import io.weir.alerting.group.Group;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.route.GroupSlot;
import io.weir.alerting.route.Routes;
import io.weir.alerting.rule.Analysed;
import io.weir.alerting.rule.Condition;
import io.weir.analysis.AfterAnalysis;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.model.FindingRecord;
import io.weir.model.LiveEvent;
import io.weir.model.LiveEvent.Topic;
import io.weir.model.LiveUpdates;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns analyses into alerts and alerts into notices. Safe for use by several threads and by several replicas. */
public final class Alerting implements AfterAnalysis {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final AlertStore alerts;
    private final GroupStore groups;
    private final FilesInForce files;
    private final LiveUpdates updates;
    private final InstantSource clock;
    private final String externalUrl;

    /**
     * @param alerts keeps alerts
     * @param groups keeps groups
     * @param files rules and routes in force
     * @param updates told of every change
     * @param clock of the wall: groups wait by it
     * @param externalUrl where people find Weir, without a slash at its end
     */
    public Alerting(
            AlertStore alerts,
            GroupStore groups,
            FilesInForce files,
            LiveUpdates updates,
            InstantSource clock,
            String externalUrl) {
        this.alerts = alerts;
        this.groups = groups;
        this.files = files;
        this.updates = updates;
        this.clock = clock;
        this.externalUrl = externalUrl;
    }

    @Override
    public CompletionStage<Void> analysed(
            PipelineRecord pipeline, Observation observation, List<FindingRecord> open, Interval window) {
        Routes before = files.routes();
        List<Condition> holding = files.rules().conditions(new Analysed(pipeline, observation, open, window));
        return advance(pipeline.id(), holding, window.to()).thenCompose(nothing -> regroupUnless(before));
    }

    /** Ends its alerts: nobody knows any more whether their conditions hold. */
    @Override
    public CompletionStage<Void> silent(long pipelineId, Instant at) {
        Routes before = files.routes();
        return advance(pipelineId, List.of(), at).thenCompose(nothing -> regroupUnless(before));
    }

    private CompletionStage<Void> advance(long pipelineId, List<Condition> holding, Instant at) {
        return alerts.advance(
                        pipelineId,
                        active -> AlertStep.changes(pipelineId, active, holding, at),
                        this::slots,
                        clock.instant())
                .thenAccept(changed -> changed.forEach(alert -> publish(Topic.ALERT, alert.id())));
    }

    // Routes that came into force meanwhile have regrouped before this analysis was complete.
    private CompletionStage<Void> regroupUnless(Routes before) {
        return files.routes() == before ? CompletableFuture.completedStage(null) : regroup();
    }

    /**
     * Puts alerts into the groups that the routes in force ask for and takes them out of none. Who starts cannot know whether
     * its file is the newest, and what is in no group of its own may be in one of a newer file's.
     */
    public CompletionStage<Void> join() {
        return alerts.join(this::slots, clock.instant());
    }

    /** After routes came into force: puts alerts into the groups that they ask for, and takes them out of others. */
    public CompletionStage<Void> regroup() {
        return join().thenCompose(nothing -> {
            Set<String> told = files.routes().told();
            Set<String> gone = new HashSet<>(files.everTold());
            gone.removeAll(told);
            return alerts.leave(this::slots, told, gone);
        });
    }

    /**
     * Puts notices of groups that are due in the outbox.
     *
     * @param max most groups to look at
     * @return how many were due
     */
    public CompletionStage<Integer> flushDue(int max) {
        return flushDue(max, 0);
    }

    /**
     * Looks for groups that are due and left alone because the routing file in force here does not have their receiver, and
     * says so in {@link FilesInForce#files()}.
     *
     * @return whether what is said has changed
     */
    public CompletionStage<Boolean> lookForWaiting() {
        return groups.waiting(clock.instant().minus(PATIENCE), files.routes().told())
                .thenApply(files::waitingForOthers);
    }

    /**
     * Ends groups that wait since a day because no replica's routing file has their receiver.
     *
     * @return whose they were
     */
    public CompletionStage<List<String>> endAbandoned() {
        return groups.endAbandoned(
                clock.instant().minus(ABANDONED), files.routes().told());
    }

    private CompletionStage<Integer> flushDue(int max, int done) {
        if (done >= max) {
            return CompletableFuture.completedStage(done);
        }
        Routes routes = files.routes();
        return groups.flushNext(clock.instant(), routes.told(), group -> flush(routes, group))
                .thenCompose(notices -> next(notices, max, done));
    }

    private CompletionStage<Integer> next(Optional<List<Long>> notices, int max, int done) {
        notices.ifPresent(ids -> ids.forEach(id -> publish(Topic.NOTICE, id)));
        return notices.isEmpty() ? CompletableFuture.completedStage(done) : flushDue(max, done + 1);
    }

    private Flush flush(Routes routes, Group group) {
        return group.flush(routes.targets(group.slot().receiver()), externalUrl, clock.instant());
    }

    private List<GroupSlot> slots(AlertRecord alert) {
        return files.routes().slots(alert.labels());
    }

    private void publish(Topic topic, long id) {
        updates.publish(new LiveEvent(topic, id));
    }
}
