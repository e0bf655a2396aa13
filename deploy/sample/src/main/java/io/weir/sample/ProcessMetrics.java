package io.weir.sample;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.Duration;
import java.util.Optional;

/** Processor time and memory of this process, named as OpenTelemetry's conventions for JVMs name them. */
final class ProcessMetrics {

    private static final Attributes HEAP = Attributes.of(AttributeKey.stringKey("jvm.memory.type"), "heap");

    private ProcessMetrics() {}

    static void register(MeterProvider provider) {
        Meter meter = provider.get("io.weir.sample");
        Runtime runtime = Runtime.getRuntime();
        meter.counterBuilder("jvm.cpu.time")
                .ofDoubles()
                .setUnit("s")
                .buildWithCallback(m -> processorTime().ifPresent(t -> m.record(t.toNanos() / 1e9)));
        meter.upDownCounterBuilder("jvm.cpu.count")
                .setUnit("{cpu}")
                .buildWithCallback(m -> m.record(runtime.availableProcessors()));
        meter.upDownCounterBuilder("jvm.memory.used")
                .setUnit("By")
                .buildWithCallback(m -> m.record(runtime.totalMemory() - runtime.freeMemory(), HEAP));
        meter.upDownCounterBuilder("jvm.memory.limit")
                .setUnit("By")
                .buildWithCallback(m -> m.record(runtime.maxMemory(), HEAP));
    }

    private static Optional<Duration> processorTime() {
        return ProcessHandle.current().info().totalCpuDuration();
    }
}
