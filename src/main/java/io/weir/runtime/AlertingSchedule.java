package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.run.Alerting;
import io.weir.alerting.run.FilesInForce;
import io.weir.alerting.run.Grouping;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The clock of alerting: files, groups and the outbox, each on its own beat and never twice at once. */
@ApplicationScoped
class AlertingSchedule {

    private static final Logger LOG = Logger.getLogger(AlertingSchedule.class);
    private static final int MOST_GROUPS = 500;
    private static final int MARGIN = 3;

    private final AlertingConfig config;
    private final AlertingFiles files;
    private final Alerting alerting;
    private final Dispatcher dispatcher;
    private final Grouping grouping;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    AlertingSchedule(
            AlertingConfig config,
            FilesInForce inForce,
            Alerting alerting,
            Dispatcher dispatcher,
            InstantSource clock) {
        this.config = config;
        this.files = new AlertingFiles(config, inForce);
        this.alerting = alerting;
        this.dispatcher = dispatcher;
        this.grouping = new Grouping(alerting, clock);
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void readFiles() {
        if (files.read()) {
            grouping.routesChanged();
        }
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> group() {
        return config.routes().isPresent()
                ? run("grouping", grouping::beat)
                : Uni.createFrom().voidItem();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return run("telling", () -> alerting.flushDue(MOST_GROUPS));
    }

    // A replica whose file nobody brought up to date would be silent for ever, and must not be so silently.
    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookForWaiting() {
        return run(
                "looking for waiting groups",
                () -> alerting.endAbandoned()
                        .thenAccept(AlertingFiles::tellAbandoned)
                        .thenCompose(nothing -> alerting.lookForWaiting())
                        .thenAccept(changed -> files.tellWaiting(changed)));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> send() {
        Duration lease = config.outbox().timeout().multipliedBy(MARGIN);
        return run("sending", () -> dispatcher.sendDue(config.outbox().parallel(), lease));
    }

    // PostgreSQL may be away: the next beat tries again, and the log says so once.
    private Uni<Void> run(String what, Supplier<CompletionStage<?>> work) {
        return Uni.createFrom()
                .completionStage(work)
                .onItem()
                .invoke(() -> failing.remove(what))
                .onFailure()
                .invoke(failure -> {
                    Logger.Level level = failing.add(what) ? Logger.Level.WARN : Logger.Level.DEBUG;
                    LOG.logf(level, "Alerts: %s failed, is tried again: %s", what, failure);
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
