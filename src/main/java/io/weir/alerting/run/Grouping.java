package io.weir.alerting.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When alerts are put into groups again: at the start and once a minute they only join, as another replica's routing file may
 * be newer or may have been; when this replica's file changed, they leave other groups too. Beats must not overlap.
 */
public final class Grouping {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Alerting alerting;
    private final InstantSource clock;
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile Instant joinAt = Instant.MIN;

    /**
     * @param alerting does it
     * @param clock of the wall
     */
    public Grouping(Alerting alerting, InstantSource clock) {
        this.alerting = alerting;
        this.clock = clock;
    }

    /** To be called when other routes came into force; from any thread. */
    public void routesChanged() {
        changed.set(true);
    }

    /** Does what is due; what fails is due again at the next beat. */
    public CompletionStage<Void> beat() {
        Instant now = clock.instant();
        if (changed.compareAndSet(true, false)) {
            return alerting.regroup().whenComplete((nothing, failure) -> regrouped(now, failure == null));
        }
        return now.isBefore(joinAt)
                ? CompletableFuture.completedStage(null)
                : alerting.join().thenRun(() -> joined(now));
    }

    private void regrouped(Instant at, boolean well) {
        if (well) {
            joined(at);
        } else {
            changed.set(true);
        }
    }

    private void joined(Instant at) {
        joinAt = at.plus(EVERY);
    }
}
