package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.weir.storage.upkeep.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Removes what was kept for long enough, in the background, on a worker thread and a step at a time. */
@ApplicationScoped
class UpkeepSchedule {

    private static final Logger LOG = Logger.getLogger(UpkeepSchedule.class);

    private final Upkeep upkeep;
    private final boolean enabled;
    private final Troubles troubles = new Troubles("removing what is old");

    UpkeepSchedule(Upkeep upkeep, StorageConfig config) {
        this.upkeep = upkeep;
        this.enabled = config.compaction().enabled();
    }

    @Scheduled(every = "1s", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void step() {
        if (enabled) {
            troubles.contain(Uni.createFrom().item(Unchecked.supplier(this::remove)))
                    .await()
                    .indefinitely();
        }
    }

    private boolean remove() throws SQLException {
        return upkeep.step()
                .filter(step -> step.removed() > 0)
                .map(step -> {
                    LOG.infof("retention removed %d %s", step.removed(), step.task());
                    return true;
                })
                .orElse(false);
    }
}
