package io.weir.sample;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The pipeline that is watched: records, a queue of 2048, batches of up to 512 at least every second, one HTTP exporter.
 * These are the SDK's own defaults.
 */
final class Pipeline implements AutoCloseable {

    private final SdkMeterProvider metrics;
    private final SdkLoggerProvider logs;

    /**
     * Builds it.
     *
     * @param sink address that takes OTLP logs, such as {@code http://127.0.0.1:8090/v1/logs}
     * @param reports takes what the SDK reports of itself, once a second
     */
    Pipeline(String sink, MetricExporter reports) {
        Resource resource = Resource.getDefault().merge(Resource.create(identity()));
        metrics = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(PeriodicMetricReader.builder(reports)
                        .setInterval(Duration.ofSeconds(1))
                        .build())
                .build();
        ProcessMetrics.register(metrics);
        logs = SdkLoggerProvider.builder()
                .setResource(resource)
                .setMeterProvider(() -> metrics)
                .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter(sink))
                        .setMeterProvider(metrics)
                        .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                        .build())
                .build();
    }

    /** The same from start to start: a new process is the same source. */
    private static Attributes identity() {
        return Attributes.of(
                AttributeKey.stringKey("service.name"), "sample-checkout",
                AttributeKey.stringKey("service.namespace"), "sample",
                AttributeKey.stringKey("service.instance.id"), "sample-checkout-1");
    }

    private LogRecordExporter exporter(String sink) {
        return OtlpHttpLogRecordExporter.builder()
                .setEndpoint(sink)
                .setMeterProvider(metrics)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                .build();
    }

    /** Where log records go in. */
    Logger logger() {
        return logs.get("checkout");
    }

    /** Ends without waiting for a slow sink. */
    @Override
    public void close() {
        logs.shutdown().join(1, TimeUnit.SECONDS);
        metrics.shutdown().join(2, TimeUnit.SECONDS);
    }
}
