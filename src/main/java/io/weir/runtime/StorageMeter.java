package io.weir.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.weir.storage.tiers.CompactionMeter;
import io.weir.storage.tiers.TierSizes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** The own metrics of storage; docs/storage.md lists them. */
@Singleton
class StorageMeter implements CompactionMeter {

    private final Counter samples;
    private final Counter bytes;
    private volatile TierSizes.Sizes sizes = new TierSizes.Sizes(Map.of(), Duration.ZERO);

    StorageMeter(MeterRegistry registry) {
        samples = registry.counter("weir_storage_compacted_samples");
        bytes = registry.counter("weir_storage_compacted_bytes");
        registry.gauge(
                "weir_storage_compaction_lag_seconds", this, m -> m.sizes.lag().toMillis() / 1e3);
        for (TierSizes.Tier tier : TierSizes.Tier.values()) {
            Gauge.builder("weir_storage_tier_bytes", this, m -> m.sizes.bytes().getOrDefault(tier, 0L))
                    .tag("tier", tier.table())
                    .register(registry);
        }
    }

    @Override
    public void compacted(long samples, long bytes) {
        this.samples.increment(samples);
        this.bytes.increment(bytes);
    }

    void looked(TierSizes.Sizes sizes) {
        this.sizes = sizes;
    }
}
