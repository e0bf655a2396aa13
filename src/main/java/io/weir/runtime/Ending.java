package io.weir.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.weir.analysis.AnalysisCycle;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The orderly end: nothing new is begun, and what is under way may end, before the connections to the database go. Without it
 * each of them would fail and say so.
 */
@ApplicationScoped
class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int FIRST = 1;

    private final Scheduler scheduler;
    private final Beats beats;
    private final AnalysisCycle cycle;

    Ending(Scheduler scheduler, Beats beats, AnalysisCycle cycle) {
        this.scheduler = scheduler;
        this.beats = beats;
        this.cycle = cycle;
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        scheduler.pause();
        cycle.end();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (beats.underway() + cycle.running() > 0) {
            if (System.nanoTime() > until) {
                LOG.infof("ending with %d analyses and %d other jobs under way", cycle.running(), beats.underway());
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
