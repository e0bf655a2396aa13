package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.change.LifeStore;
import io.weir.analysis.change.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reaches verdicts when they are due, and drops what is old. */
@ApplicationScoped
class VerificationSchedule {

    private final Verification verification;
    private final LifeStore lives;
    private final VerificationConfig config;
    private final Clock clock;
    private final Troubles verifying = new Troubles("Verification");
    private final Troubles tidying = new Troubles("tidying suggestions");

    VerificationSchedule(Verification verification, LifeStore lives, VerificationConfig config, Clock clock) {
        this.verification = verification;
        this.lives = lives;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> verify() {
        return config.enabled()
                ? verifying.contain(Uni.createFrom().completionStage(verification::run))
                : Uni.createFrom().voidItem();
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return tidying.contain(Uni.createFrom()
                .completionStage(() -> lives.tidy(
                        clock.instant().minus(config.keepOpen()),
                        clock.instant().minus(config.keep()))));
    }
}
