package io.weir.runtime;

import io.agroal.api.AgroalDataSource;
import io.weir.ingest.IngestLimits;
import io.weir.storage.tiers.Compaction;
import io.weir.storage.tiers.CompactionMeter;
import io.weir.storage.tiers.CompactionSettings;
import io.weir.storage.tiers.Expiry;
import io.weir.storage.tiers.Retention;
import io.weir.storage.tiers.TierSizes;
import io.weir.storage.upkeep.KeptFor;
import io.weir.storage.upkeep.Upkeep;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;

/** Puts the tiers of storage together from their configuration. */
final class StorageWiring {

    private static final Duration LEAST_AFTER = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofDays(1);

    private StorageWiring() {}

    @Produces
    @Singleton
    static Compaction compaction(AgroalDataSource database, Clock clock, StorageConfig config, CompactionMeter meter) {
        StorageConfig.Compaction options = config.compaction();
        // Readers count on what is younger than this being among the frames.
        if (options.after().compareTo(LEAST_AFTER) < 0) {
            throw new IllegalArgumentException(
                    "weir.storage.compaction.after must be " + LEAST_AFTER + " at least, but is " + options.after());
        }
        CompactionSettings settings = new CompactionSettings(
                options.after(), options.gather(), options.sources(), minutesAfter(retention(config)));
        return new Compaction(database, clock, settings, meter);
    }

    /** Minutes are made a day before the first blocks go; at once where that is soon. */
    static Duration minutesAfter(Retention retention) {
        Duration shortest = retention.shortest();
        return shortest.compareTo(MARGIN.multipliedBy(2)) < 0 ? Duration.ZERO : shortest.minus(MARGIN);
    }

    @Produces
    @Singleton
    static Expiry expiry(AgroalDataSource database, Clock clock, StorageConfig config) {
        return new Expiry(database, clock, retention(config));
    }

    @Produces
    @Singleton
    static Upkeep upkeep(AgroalDataSource database, Clock clock, StorageConfig config, IngestLimits limits) {
        KeptFor kept = new KeptFor(
                config.retentionPipelines(),
                config.retentionFindings(),
                config.retentionAlerts(),
                config.retentionNotices(),
                config.retentionChanges(),
                retention(config).longest().samples(),
                limits.behind());
        return new Upkeep(database, clock, kept);
    }

    @Produces
    @Singleton
    static TierSizes sizes(AgroalDataSource database, Clock clock, StorageConfig config) {
        return new TierSizes(database, clock, config.compaction().after());
    }

    static Retention retention(StorageConfig config) {
        Retention.Times usual =
                new Retention.Times(config.retention(), config.retentionMinutes(), config.retentionHours());
        return new Retention(
                usual,
                new TreeMap<>(config.groups())
                        .values().stream()
                                .map(group -> new Retention.Group(group.sources(), times(group, usual)))
                                .toList());
    }

    private static Retention.Times times(StorageConfig.Group group, Retention.Times usual) {
        return new Retention.Times(
                group.retention().orElse(usual.samples()),
                group.retentionMinutes().orElse(usual.minutes()),
                group.retentionHours().orElse(usual.hours()));
    }
}
