package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.UndecodableException;
import java.util.Map;

/** Reads the metrics of OTLP's JSON and adds their samples, the same as from Protocol Buffers. */
final class OtlpJsonPoints {

    private final NamedSamples samples;
    private final long receivedAt;

    OtlpJsonPoints(NamedSamples samples, long receivedAt) {
        this.samples = samples;
        this.receivedAt = receivedAt;
    }

    void add(JsonNode metric, String scope) throws UndecodableException {
        String name = JsonValues.text(metric.get("name"), "metric.name");
        String unit = JsonValues.text(metric.get("unit"), "metric.unit");
        JsonNode sum = metric.path("sum");
        numbers(metric.path("gauge"), new OtlpMetric(name, unit, Kind.GAUGE, scope));
        boolean monotonic = sum.path("isMonotonic").asBoolean();
        numbers(sum, new OtlpMetric(name, unit, OtlpMetric.sum(temporality(sum), monotonic), scope));
        JsonNode histogram = metric.path("histogram");
        for (JsonNode point : points(histogram)) {
            histogram(point, new OtlpMetric(name, unit, OtlpMetric.histogram(temporality(histogram)), scope));
        }
        JsonNode exponential = metric.path("exponentialHistogram");
        for (JsonNode point : points(exponential)) {
            exponential(point, new OtlpMetric(name, unit, OtlpMetric.histogram(temporality(exponential)), scope));
        }
        for (JsonNode point : points(metric.path("summary"))) {
            summary(point, new OtlpMetric(name, unit, Kind.COUNTER, scope));
        }
    }

    private void numbers(JsonNode data, OtlpMetric metric) throws UndecodableException {
        for (JsonNode point : points(data)) {
            JsonNode value = point.has("asInt") ? point.get("asInt") : point.get("asDouble");
            add(point, metric, Part.VALUE, 0, JsonValues.number(value, metric.name()));
        }
    }

    private void histogram(JsonNode point, OtlpMetric metric) throws UndecodableException {
        JsonNode counts = point.path("bucketCounts");
        JsonNode bounds = point.path("explicitBounds");
        double running = 0;
        if (counts.size() == bounds.size() + 1) {
            for (int i = 0; i < counts.size(); i++) {
                running += JsonValues.number(counts.get(i), "bucketCounts");
                double bound = i < bounds.size()
                        ? JsonValues.number(bounds.get(i), "explicitBounds")
                        : Double.POSITIVE_INFINITY;
                add(point, metric, Part.BUCKET, bound, running);
            }
        }
        sumAndCount(point, metric);
    }

    private void exponential(JsonNode point, OtlpMetric metric) throws UndecodableException {
        Counts negative = counts(point.path("negative"));
        Counts positive = counts(point.path("positive"));
        ExponentialBuckets.Cumulative all = ExponentialBuckets.of(
                (int) JsonValues.integer(point.get("scale"), "scale", 0),
                orZero(JsonValues.number(point.get("zeroCount"), "zeroCount")),
                negative,
                (int) JsonValues.integer(point.path("negative").get("offset"), "offset", 0),
                positive,
                (int) JsonValues.integer(point.path("positive").get("offset"), "offset", 0),
                JsonValues.number(point.get("count"), "count"));
        for (int i = 0; i < all.bounds().length; i++) {
            add(point, metric, Part.BUCKET, all.bounds()[i], all.counts()[i]);
        }
        sumAndCount(point, metric);
    }

    private void summary(JsonNode point, OtlpMetric metric) throws UndecodableException {
        for (JsonNode quantile : point.path("quantileValues")) {
            double share = orZero(JsonValues.number(quantile.get("quantile"), "quantile"));
            double value = orZero(JsonValues.number(quantile.get("value"), "quantileValues.value"));
            add(point, metric, Part.QUANTILE, share, value);
        }
        sumAndCount(point, metric);
    }

    private void sumAndCount(JsonNode point, OtlpMetric metric) throws UndecodableException {
        add(point, metric, Part.SUM, 0, JsonValues.number(point.get("sum"), "sum"));
        add(point, metric, Part.COUNT, 0, JsonValues.number(point.get("count"), "count"));
    }

    private void add(JsonNode point, OtlpMetric metric, Part part, double bound, double value)
            throws UndecodableException {
        Map<String, String> attributes = OtlpJsonAttributes.of(point.path("attributes"));
        boolean gap = (JsonValues.integer(point.get("flags"), "flags", 0) & 1) != 0;
        samples.add(at(point), metric.series(part, bound, attributes), gap ? Double.NaN : value);
    }

    private long at(JsonNode point) throws UndecodableException {
        long nanos = JsonValues.integer(point.get("timeUnixNano"), "timeUnixNano", 0);
        if (nanos == 0) {
            return receivedAt;
        }
        return nanos < 0 ? Long.MAX_VALUE : nanos / 1_000_000;
    }

    private static Counts counts(JsonNode buckets) throws UndecodableException {
        Counts counts = new Counts();
        for (JsonNode count : buckets.path("bucketCounts")) {
            counts.add(orZero(JsonValues.number(count, "bucketCounts")));
        }
        return counts;
    }

    private static Iterable<JsonNode> points(JsonNode data) {
        return data.path("dataPoints");
    }

    // An enumeration comes as its number; libraries that follow Protocol Buffers' own mapping write its name.
    private static int temporality(JsonNode data) {
        JsonNode value = data.path("aggregationTemporality");
        boolean delta = value.isTextual() ? value.textValue().endsWith("DELTA") : value.asInt() == OtlpMetric.DELTA;
        return delta ? OtlpMetric.DELTA : OtlpMetric.CUMULATIVE;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
