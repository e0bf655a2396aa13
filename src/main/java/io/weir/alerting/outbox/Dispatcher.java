package io.weir.alerting.outbox;

import io.weir.alerting.route.PluginTarget;
import io.weir.alerting.route.Routes;
import io.weir.alerting.route.Target;
import io.weir.alerting.route.Webhook;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sends what is in the outbox. Safe for use by several threads and by several replicas. */
public final class Dispatcher {

    private final Outbox outbox;
    private final WebhookCaller caller;
    private final NotifierCaller notifiers;
    private final Supplier<Routes> routes;
    private final RetryPolicy retries;
    private final LiveUpdates updates;
    private final InstantSource clock;

    /** Without notifiers of plugins. */
    public Dispatcher(
            Outbox outbox,
            WebhookCaller caller,
            Supplier<Routes> routes,
            RetryPolicy retries,
            LiveUpdates updates,
            InstantSource clock) {
        this(outbox, caller, NotifierCaller.NONE, routes, retries, updates, clock);
    }

    /**
     * @param outbox where notices wait
     * @param caller sends them over HTTP
     * @param notifiers sends them by plugins
     * @param routes in force
     * @param retries when to try again
     * @param updates told of every attempt
     * @param clock of the wall
     */
    public Dispatcher(
            Outbox outbox,
            WebhookCaller caller,
            NotifierCaller notifiers,
            Supplier<Routes> routes,
            RetryPolicy retries,
            LiveUpdates updates,
            InstantSource clock) {
        this.outbox = outbox;
        this.caller = caller;
        this.notifiers = notifiers;
        this.routes = routes;
        this.retries = retries;
        this.updates = updates;
        this.clock = clock;
    }

    /**
     * Sends the notices that are due, all at once.
     *
     * @param max most notices to send
     * @param lease longer than any call may take
     * @return how many were tried
     */
    public CompletionStage<Integer> sendDue(int max, Duration lease) {
        return outbox.lease(max, clock.instant(), lease).thenCompose(this::sendAll);
    }

    private CompletionStage<Integer> sendAll(List<DueNotice> due) {
        CompletableFuture<?>[] sent =
                due.stream().map(n -> send(n).toCompletableFuture()).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(sent).thenApply(nothing -> due.size());
    }

    // Another replica may have a newer file: an address that is not known here may be known soon.
    private CompletionStage<Void> send(DueNotice notice) {
        CompletionStage<Answer> answer = routes.get()
                .target(notice.receiver(), notice.targetId())
                .map(target -> call(target, notice))
                .orElseGet(() -> CompletableFuture.completedStage(new Answer.Later(
                        "the routing file in force has no such address for this receiver", Optional.empty())));
        return answer.thenCompose(a -> outbox.settle(notice, outcome(notice, a), clock.instant()))
                .thenRun(() -> updates.publish(new LiveEvent(LiveEvent.Topic.NOTICE, notice.id())));
    }

    private CompletionStage<Answer> call(Target target, DueNotice notice) {
        return switch (target) {
            case Webhook webhook -> caller.call(webhook, notice.payload()).thenApply(answer -> shown(answer, webhook));
            case PluginTarget plugin -> notifiers.call(plugin, notice).thenApply(answer -> shown(answer, plugin));
        };
    }

    private static Answer shown(Answer answer, Target target) {
        return switch (answer) {
            case Answer.Taken taken -> taken;
            case Answer.Later(String error, Optional<Duration> after) ->
                new Answer.Later(ErrorText.of(error, target), after);
            case Answer.Never(String error) -> new Answer.Never(ErrorText.of(error, target));
        };
    }

    private Outcome outcome(DueNotice notice, Answer answer) {
        return switch (answer) {
            case Answer.Taken() -> new Outcome.Delivered(clock.instant());
            case Answer.Never(String error) -> new Outcome.GivenUp(error);
            case Answer.Later(String error, Optional<Duration> after) ->
                retries.next(notice, after, clock.instant())
                        .<Outcome>map(at -> new Outcome.Again(at, error))
                        .orElseGet(() -> new Outcome.GivenUp(error + "; given up after attempt " + notice.attempt()));
        };
    }
}
