package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.weir.storage.tiers.Compaction;
import io.weir.storage.tiers.Expiry;
import io.weir.storage.tiers.TierSizes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** Compacts and expires in the background, on a worker thread and within a budget. */
@ApplicationScoped
class TierSchedule {

    private static final Logger LOG = Logger.getLogger(TierSchedule.class);
    private static final long PERIOD_NANOS = 1_000_000_000;

    private final Compaction compaction;
    private final Expiry expiry;
    private final TierSizes sizes;
    private final StorageMeter meter;
    private final StorageConfig config;
    private boolean failing;
    private long credit;

    TierSchedule(Compaction compaction, Expiry expiry, TierSizes sizes, StorageMeter meter, StorageConfig config) {
        double share = config.compaction().share();
        if (!(share >= 0.01 && share <= 1)) {
            throw new IllegalArgumentException("weir.storage.compaction.share must be 0.01 to 1, but is " + share);
        }
        this.compaction = compaction;
        this.expiry = expiry;
        this.sizes = sizes;
        this.meter = meter;
        this.config = config;
    }

    // A step that takes longer than the credit is paid for by rest in the next periods.
    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void compact() {
        if (!config.compaction().enabled()) {
            return;
        }
        credit = Math.min(PERIOD_NANOS, credit + (long) (config.compaction().share() * PERIOD_NANOS));
        boolean more = true;
        while (more && credit > 0) {
            long start = System.nanoTime();
            more = step();
            credit -= System.nanoTime() - start;
        }
    }

    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        if (!config.compaction().enabled()) {
            return;
        }
        try {
            List<String> dropped = expiry.run();
            if (!dropped.isEmpty()) {
                LOG.infof("retention dropped %d partitions: %s", dropped.size(), String.join(", ", dropped));
            }
        } catch (SQLException e) {
            LOG.warn("retention is held up, and tries again", e);
        }
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            meter.looked(sizes.look());
        } catch (SQLException e) {
            LOG.debug("sizes are not known", e);
        }
    }

    private boolean step() {
        try {
            boolean did = compaction.step();
            if (failing) {
                LOG.info("compaction goes on");
            }
            failing = false;
            return did;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warn("compaction is held up, and tries again", e);
            }
            failing = true;
            return false;
        }
    }
}
