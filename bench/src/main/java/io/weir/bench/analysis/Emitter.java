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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One source with one pipeline. As the reporters of {@code ./weir bench ingest}: a message is made once, then instants and
 * values are written over.
 */
final class Emitter {

    private static final long MARK = 0x5EED_0000_0000_0000L;
    private static final long INSTANT = 0x5EED_FFFF_0000_0000L;

    private final String name;
    private final BenchPipeline pipeline;
    private final List<BenchSeries> series;
    private final ByteBuffer template;
    private final int[] instants;
    private final int[] places;

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
        this.template = ByteBuffer.wrap(message().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        this.instants = new int[this.series.size()];
        this.places = new int[this.series.size()];
        findPlaces();
    }

    String name() {
        return name;
    }

    /** What it reports at an instant, some seconds after the report before. */
    byte[] report(long atMillis, int secondsLater) {
        pipeline.pass(secondsLater);
        long nanos = atMillis * 1_000_000;
        for (int i = 0; i < places.length; i++) {
            template.putLong(instants[i], nanos);
            template.putDouble(places[i], series.get(i).value().getAsDouble());
        }
        return template.array().clone();
    }

    private void findPlaces() {
        int found = 0;
        for (int at = 0; at + 8 <= template.limit(); at++) {
            long bits = template.getLong(at);
            if (bits >>> 32 == INSTANT >>> 32) {
                instants[(int) bits] = at;
            } else if (bits >>> 32 == MARK >>> 32) {
                places[(int) bits] = at;
                found++;
            }
        }
        if (found != places.length) {
            throw new IllegalStateException("of " + places.length + " values only " + found + " are in the message");
        }
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
                .setTimeUnixNano(INSTANT | which)
                .setAsDouble(Double.longBitsToDouble(MARK | which));
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
