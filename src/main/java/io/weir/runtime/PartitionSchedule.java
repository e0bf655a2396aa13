package io.weir.runtime;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.weir.storage.frames.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes partitions ahead of time. */
@ApplicationScoped
class PartitionSchedule {

    private static final Logger LOG = Logger.getLogger(PartitionSchedule.class);

    private final Partitions partitions;
    private final StorageConfig config;
    private final Clock clock;

    PartitionSchedule(Partitions partitions, StorageConfig config, Clock clock) {
        this.partitions = partitions;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        tend().subscribe().with(done -> {}, e -> LOG.warn("partitions could not be tended", e));
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tend() {
        return partitions.makeAhead(clock.instant(), config.hoursAhead());
    }
}
