package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.ingest.deadletter.Replay;
import io.weir.ingest.out.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sends dead letters again that people marked, and drops what is beyond the bounds. */
@ApplicationScoped
class DeadLetterSchedule {

    // Each may have megabytes, and all of a round are in memory.
    private static final int AT_ONCE = 8;

    private final DeadLetterStore store;
    private final DeadLetterConfig config;
    private final Clock clock;
    private final Replay replay;
    private final Troubles replaying = new Troubles("sending dead letters again");
    private final Troubles tidying = new Troubles("tidying dead letters");

    DeadLetterSchedule(DeadLetterStore store, Outlet outlet, DeadLetterConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.replay = new Replay(store, outlet, clock);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> replay() {
        return replaying.contain(Uni.createFrom()
                .completionStage(() -> replay.some(AT_ONCE))
                .repeat()
                .until(sent -> sent < AT_ONCE)
                .collect()
                .last());
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return tidying.contain(Uni.createFrom()
                .completionStage(() -> store.tidy(
                        clock.instant().minus(config.retention()),
                        config.most(),
                        config.bytes().asLongValue())));
    }
}
