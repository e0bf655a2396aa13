package io.weir.runtime;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.weir.storage.frames.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Makes partitions ahead of time and drops those that retention no longer keeps. */
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

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tend() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(config.retention()), ZoneOffset.UTC);
        return partitions
                .makeAhead(today, config.daysAhead())
                .flatMap(made -> partitions.dropBefore(oldest))
                .invoke(dropped -> {
                    if (dropped > 0) {
                        LOG.infof("retention dropped %d days of frames, all before %s", dropped, oldest);
                    }
                })
                .replaceWithVoid();
    }
}
