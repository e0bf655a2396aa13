package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.run.Alerting;
import io.weir.alerting.run.FilesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    // At the start too: the file may have changed while the service was down.
    private final AtomicBoolean regroup;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    AlertingSchedule(AlertingConfig config, FilesInForce inForce, Alerting alerting, Dispatcher dispatcher) {
        this.config = config;
        this.files = new AlertingFiles(config, inForce);
        this.alerting = alerting;
        this.dispatcher = dispatcher;
        this.regroup = new AtomicBoolean(config.routes().isPresent());
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void readFiles() {
        if (files.read()) {
            regroup.set(true);
        }
        if (regroup.compareAndSet(true, false)) {
            run("grouping", alerting::regroup, () -> regroup.set(true))
                    .subscribe()
                    .with(done -> LOG.debug("regrouped"));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return run("telling", () -> alerting.flushDue(MOST_GROUPS), () -> {});
    }

    // A replica whose file nobody brought up to date would be silent for ever, and must not be so silently.
    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookForWaiting() {
        return run(
                "looking for waiting groups",
                () -> alerting.lookForWaiting().thenAccept(changed -> files.tellWaiting(changed)),
                () -> {});
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> send() {
        Duration lease = config.outbox().timeout().multipliedBy(MARGIN);
        return run("sending", () -> dispatcher.sendDue(config.outbox().parallel(), lease), () -> {});
    }

    // PostgreSQL may be away: the next beat tries again, and the log says so once.
    private Uni<Void> run(String what, Supplier<CompletionStage<?>> work, Runnable afterFailure) {
        return Uni.createFrom()
                .completionStage(work)
                .onItem()
                .invoke(() -> failing.remove(what))
                .onFailure()
                .invoke(failure -> {
                    Logger.Level level = failing.add(what) ? Logger.Level.WARN : Logger.Level.DEBUG;
                    LOG.logf(level, "Alerts: %s failed, is tried again: %s", what, failure);
                    afterFailure.run();
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
