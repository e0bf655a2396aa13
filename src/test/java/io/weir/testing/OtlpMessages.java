package io.weir.testing;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Builds OTLP messages with the classes that OpenTelemetry generates. */
public final class OtlpMessages {

    private OtlpMessages() {}

    /** A message of one source with metrics of one scope. */
    public static byte[] message(String service, Metric... metrics) {
        return message(Map.of("service.name", service), metrics);
    }

    /** A message of one source with the given attributes and metrics of one scope without a name. */
    public static byte[] message(Map<String, String> resource, Metric... metrics) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder().addAllAttributes(attributes(resource)))
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build()
                .toByteArray();
    }

    /** A gauge with one point. */
    public static Metric gauge(String name, Instant at, double value, String... labels) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("1")
                .setGauge(Gauge.newBuilder().addDataPoints(point(at, labels).setAsDouble(value)))
                .build();
    }

    /** A cumulative, monotonic sum with one point. */
    public static Metric counter(String name, Instant at, long value, String... labels) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("{event}")
                .setSum(Sum.newBuilder()
                        .setIsMonotonic(true)
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(point(at, labels).setAsInt(value)))
                .build();
    }

    /** A message that looks well until the attribute of its point is read, which says that it is longer than it is. */
    public static byte[] withBrokenAttribute(String service, Instant at) {
        byte[] bytes = message(service, gauge("queue.size", at, 7, "k", "v"));
        // The attribute's key "k", then its value with a length of three.
        byte[] attribute = {10, 1, 'k', 18, 3};
        for (int i = 0; i < bytes.length - attribute.length; i++) {
            if (Arrays.equals(bytes, i, i + attribute.length, attribute, 0, attribute.length)) {
                bytes[i + attribute.length - 1] = 127;
                return bytes;
            }
        }
        throw new IllegalStateException("no attribute");
    }

    /** A point without a value; labels in pairs of name and value. */
    public static NumberDataPoint.Builder point(Instant at, String... labels) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder().setTimeUnixNano(nanos(at));
        for (int i = 0; i < labels.length; i += 2) {
            point.addAttributes(attribute(labels[i], labels[i + 1]));
        }
        return point;
    }

    /** Nanoseconds since the epoch. */
    public static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }

    /** Attributes with texts. */
    public static List<KeyValue> attributes(Map<String, String> texts) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> attribute(e.getKey(), e.getValue()))
                .toList();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
