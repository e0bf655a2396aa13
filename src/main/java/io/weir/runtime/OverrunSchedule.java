package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.Overrun;
import io.weir.ingest.OverrunStore;
import io.weir.ingest.Overruns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings overruns to the database every few seconds, so that pages show them after a restart too. */
@ApplicationScoped
class OverrunSchedule {

    private static final Logger LOG = Logger.getLogger(OverrunSchedule.class);

    private final Overruns overruns;
    private final OverrunStore store;

    OverrunSchedule(Overruns overruns, OverrunStore store) {
        this.overruns = overruns;
        this.store = store;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        List<Overrun> taken = overruns.take();
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> store.add(taken))
                        .onFailure()
                        .invoke(e -> {
                            LOG.debug("overruns could not be kept, trying again", e);
                            overruns.giveBack(taken);
                        })
                        .onFailure()
                        .recoverWithNull();
    }
}
