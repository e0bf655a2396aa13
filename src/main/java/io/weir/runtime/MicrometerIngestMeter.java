package io.weir.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.IngestState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The own metrics of ingestion; docs/ingestion.md lists them. */
@Singleton
class MicrometerIngestMeter implements IngestMeter {

    private static final Duration[] QUERYABLE = Stream.of(25, 50, 100, 150, 250, 500, 1_000, 2_500, 10_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    // Looking a counter up costs more than counting.
    private final Map<String, Format> formats = new ConcurrentHashMap<>();
    private final Counter frames;
    private final Counter samples;
    private final Counter unavailable;
    private final DistributionSummary batches;
    private final Timer writes;
    private final Timer queryable;

    private record Format(Counter messages, Counter bytes) {}

    MicrometerIngestMeter(MeterRegistry registry, IngestState state) {
        this.registry = registry;
        frames = registry.counter("weir_ingest_frames");
        samples = registry.counter("weir_ingest_samples");
        unavailable = registry.counter("weir_ingest_store_unavailable");
        batches = registry.summary("weir_ingest_batch_messages");
        writes = registry.timer("weir_ingest_write");
        queryable = Timer.builder("weir_ingest_queryable")
                .serviceLevelObjectives(QUERYABLE)
                .register(registry);
        registry.gauge("weir_ingest_waiting", state, s -> s.waiting().isPresent() ? 1 : 0);
        for (DropReason reason : DropReason.values()) {
            dropped(reason);
        }
    }

    @Override
    public void taken(String format, long messages, long bytes) {
        Format counters = formats.computeIfAbsent(format, this::format);
        counters.messages().increment(messages);
        counters.bytes().increment(bytes);
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
    public void queryable(Duration sinceBroker) {
        queryable.record(sinceBroker);
    }

    @Override
    public void watchInFlight(LongSupplier bytes) {
        Gauge.builder("weir_ingest_in_flight_bytes", bytes, LongSupplier::getAsLong)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void unavailable() {
        unavailable.increment();
    }

    private Format format(String format) {
        return new Format(
                registry.counter("weir_ingest_messages", "format", format),
                registry.counter("weir_ingest_bytes", "format", format));
    }

    private Counter dropped(DropReason reason) {
        return registry.counter("weir_ingest_dropped_samples", "reason", reason.code());
    }
}
