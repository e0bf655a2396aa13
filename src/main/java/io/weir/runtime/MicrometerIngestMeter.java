package io.weir.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.IngestState;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The own metrics of ingestion; docs/ingestion.md lists them. */
@Singleton
class MicrometerIngestMeter implements IngestMeter {

    private final MeterRegistry registry;
    private final Counter frames;
    private final Counter samples;
    private final Counter unavailable;
    private final DistributionSummary batches;
    private final Timer writes;

    MicrometerIngestMeter(MeterRegistry registry, IngestState state) {
        this.registry = registry;
        frames = registry.counter("weir_ingest_frames");
        samples = registry.counter("weir_ingest_samples");
        unavailable = registry.counter("weir_ingest_store_unavailable");
        batches = registry.summary("weir_ingest_batch_messages");
        writes = registry.timer("weir_ingest_write");
        registry.gauge("weir_ingest_waiting", state, s -> s.waiting().isPresent() ? 1 : 0);
        for (DropReason reason : DropReason.values()) {
            dropped(reason);
        }
    }

    @Override
    public void taken(String format, long bytes) {
        registry.counter("weir_ingest_messages", "format", format).increment();
        registry.counter("weir_ingest_bytes", "format", format).increment(bytes);
    }

    @Override
    public void refused(String reason) {
        registry.counter("weir_ingest_dead_letters", "reason", reason).increment();
    }

    @Override
    public void dropped(Drops drops) {
        drops.forEach((reason, count) -> dropped(reason).increment(count));
    }

    @Override
    public void stored(FrameStore.Stored stored, int messages, Duration took) {
        frames.increment(stored.frames());
        samples.increment(stored.samples());
        batches.record(messages);
        writes.record(took);
    }

    @Override
    public void unavailable() {
        unavailable.increment();
    }

    private Counter dropped(DropReason reason) {
        return registry.counter("weir_ingest_dropped_samples", "reason", reason.code());
    }
}
