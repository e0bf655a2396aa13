package io.weir.bench.ingest;

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
import io.weir.bench.stand.MessageTemplate;
import io.weir.bench.stand.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One source: an OTLP message made once by OpenTelemetry's own classes, whose instants and values are written over for
 * each report. Both have a fixed width, so the generator costs little beside what it measures.
 */
final class Reporter {

    private static final int POINTS_PER_METRIC = 5;

    private final String name;
    private final int first;
    private final List<Values> values = new ArrayList<>();
    private final MessageTemplate template;

    /**
     * @param name of the source
     * @param series that it reports
     * @param seed of their values
     */
    Reporter(String name, int series, long seed) {
        this(name, series, 0, seed);
    }

    /** One that reports series from a certain one on. */
    Reporter(String name, int series, int first, long seed) {
        this.name = name;
        this.first = first;
        SplittableRandom random = new SplittableRandom(seed ^ name.hashCode());
        for (int i = 0; i < series; i++) {
            values.add(new Values(Values.kind(first + i), random.split()));
        }
        this.template = new MessageTemplate(message(), series);
    }

    String name() {
        return name;
    }

    /** The message of an instant. */
    byte[] message(long atMillis) {
        long nanos = atMillis * 1_000_000;
        for (int i = 0; i < values.size(); i++) {
            Values series = values.get(i);
            double value = series.next();
            template.put(i, nanos, series.whole() ? (long) value : Double.doubleToRawLongBits(value));
        }
        return template.message();
    }

    private ExportMetricsServiceRequest message() {
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
        for (int from = 0; from < values.size(); from += POINTS_PER_METRIC) {
            scope.addMetrics(metric(from, Math.min(from + POINTS_PER_METRIC, values.size())));
        }
        Resource resource = Resource.newBuilder()
                .addAttributes(attribute("service.namespace", "bench"))
                .addAttributes(attribute("service.name", name))
                .addAttributes(attribute("service.instance.id", name + ":8080"))
                .addAttributes(attribute("deployment.environment.name", "production"))
                .build();
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(
                        ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
                .build();
    }

    // A metric holds points of one kind only; they differ by their attribute.
    private Metric metric(int from, int to) {
        boolean counter = Values.kind(first + from) == Values.Kind.COUNTER;
        List<NumberDataPoint> points = new ArrayList<>();
        for (int i = from; i < to; i++) {
            points.add(point(i));
        }
        Metric.Builder metric = Metric.newBuilder()
                .setName("pipeline.stage.metric." + (first + from))
                .setUnit("{event}");
        return counter
                ? metric.setSum(Sum.newBuilder()
                                .setIsMonotonic(true)
                                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                                .addAllDataPoints(points))
                        .build()
                : metric.setGauge(Gauge.newBuilder().addAllDataPoints(points)).build();
    }

    private NumberDataPoint point(int series) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .addAttributes(attribute("stage", "stage-" + (first + series) % POINTS_PER_METRIC))
                .setStartTimeUnixNano(1_700_000_000_000_000_000L)
                .setTimeUnixNano(MessageTemplate.instantMark(series));
        return values.get(series).whole()
                ? point.setAsInt(MessageTemplate.valueMark(series)).build()
                : point.setAsDouble(Double.longBitsToDouble(MessageTemplate.valueMark(series)))
                        .build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
