package io.weir.bench.analysis;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One source with one pipeline. As the reporters of {@code ./weir bench ingest}: a message is made once, then instants and
 * values are written over.
 */
final class Emitter {

    private final String name;
    private final BenchPipeline pipeline;
    private final List<BenchSeries> series;
    private final MessageTemplate template;

    /**
     * A source.
     *
     * @param number of it
     * @param series that it reports
     * @param seed of its traffic
     */
    Emitter(int number, int series, long seed) {
        this.name = "bench-" + number;
        this.pipeline = new BenchPipeline(number, seed);
        this.series = pipeline.series(series);
        this.template = new MessageTemplate(message(), this.series.size());
    }

    String name() {
        return name;
    }

    /** What it reports at an instant, some seconds after the report before. */
    byte[] report(long atMillis, int secondsLater) {
        pipeline.pass(secondsLater);
        long nanos = atMillis * 1_000_000;
        for (int i = 0; i < series.size(); i++) {
            template.put(
                    i, nanos, Double.doubleToRawLongBits(series.get(i).value().getAsDouble()));
        }
        return template.message();
    }

    private ExportMetricsServiceRequest message() {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            byName.computeIfAbsent(series.get(i).name(), n -> new ArrayList<>()).add(i);
        }
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
        byName.forEach((metric, which) -> scope.addMetrics(metric(metric, which)));
        Resource resource = Resource.newBuilder()
                .addAttributes(attribute("service.namespace", "bench"))
                .addAttributes(attribute("service.name", name))
                .addAttributes(attribute("service.instance.id", name + ":8080"))
                .build();
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(
                        ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
                .build();
    }

    private Metric metric(String metricName, List<Integer> which) {
        BenchSeries first = series.get(which.getFirst());
        List<NumberDataPoint> points = which.stream().map(this::point).toList();
        Metric.Builder metric = Metric.newBuilder().setName(metricName).setUnit(first.unit());
        return first.counter()
                ? metric.setSum(Sum.newBuilder()
                                .setIsMonotonic(true)
                                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                                .addAllDataPoints(points))
                        .build()
                : metric.setGauge(Gauge.newBuilder().addAllDataPoints(points)).build();
    }

    private NumberDataPoint point(int which) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(1_700_000_000_000_000_000L)
                .setTimeUnixNano(MessageTemplate.instantMark(which))
                .setAsDouble(Double.longBitsToDouble(MessageTemplate.valueMark(which)));
        series.get(which).labels().forEach((key, value) -> point.addAttributes(attribute(key, value)));
        return point.build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
