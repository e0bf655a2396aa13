package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one data point of any type. Reused for all points of a resource. */
final class OtlpJsonPoint {

    private static final long NO_RECORDED_VALUE = 1;

    private final long receivedAt;
    private final Samples samples;
    private final @Nullable List<SeriesIdentity> names;
    private final Counts counts = new Counts();
    private final Counts bounds = new Counts();
    private OtlpMetric metric;
    private Map<String, String> attributes = Map.of();
    private long hash;
    private long atMillis;
    private boolean recorded;

    OtlpJsonPoint(long receivedAt, Samples samples, @Nullable List<SeriesIdentity> names) {
        this.receivedAt = receivedAt;
        this.samples = samples;
        this.names = names;
        this.metric = new OtlpMetric("", "", Kind.UNKNOWN, "");
    }

    void read(OtlpJsonType type, JsonAt point, OtlpMetric of, long metricHash) throws UndecodableException {
        metric = of;
        attributes = OtlpJsonAttributes.of(point.get("attributes"));
        hash = OtlpJsonAttributes.mix(metricHash, attributes);
        atMillis = millis(OtlpJsonNumbers.unsignedBits(point.get("timeUnixNano")));
        recorded = (OtlpJsonNumbers.unsignedBits(point.get("flags")) & NO_RECORDED_VALUE) == 0;
        switch (type) {
            case GAUGE, SUM -> emit(Part.VALUE, 0, number(point), hash);
            case HISTOGRAM -> histogram(point);
            case EXPONENTIAL -> exponential(point);
            case SUMMARY -> summary(point);
        }
    }

    private static double number(JsonAt point) throws UndecodableException {
        JsonAt integer = point.get("asInt");
        return integer.isAbsent()
                ? OtlpJsonNumbers.real(point.get("asDouble"), Double.NaN)
                : OtlpJsonNumbers.signed(integer);
    }

    private void histogram(JsonAt point) throws UndecodableException {
        unsigned(counts, point.get("bucketCounts"));
        bounds.clear();
        for (JsonAt bound : point.get("explicitBounds").elements()) {
            bounds.add(OtlpJsonNumbers.real(bound, 0));
        }
        double running = 0;
        for (int i = 0; counts.size() == bounds.size() + 1 && i < counts.size(); i++) {
            running += counts.get(i);
            bucket(i < bounds.size() ? bounds.get(i) : Double.POSITIVE_INFINITY, running);
        }
        sumAndCount(point, Double.NaN);
    }

    private void exponential(JsonAt point) throws UndecodableException {
        int scale = (int) OtlpJsonNumbers.signed(point.get("scale"));
        double zeros = OtlpJsonNumbers.unsigned(point.get("zeroCount"));
        int positive = buckets(counts, point.get("positive"));
        int negative = buckets(bounds, point.get("negative"));
        double total = OtlpJsonNumbers.unsigned(point.get("count"));
        ExponentialBuckets.Cumulative all =
                ExponentialBuckets.of(scale, zeros, bounds, negative, counts, positive, total);
        for (int i = 0; i < all.bounds().length; i++) {
            bucket(all.bounds()[i], all.counts()[i]);
        }
        sumAndCount(point, Double.NaN);
    }

    private void summary(JsonAt point) throws UndecodableException {
        for (JsonAt at : point.get("quantileValues").elements()) {
            double quantile = OtlpJsonNumbers.real(at.object().get("quantile"), 0);
            double value = OtlpJsonNumbers.real(at.get("value"), 0);
            emit(Part.QUANTILE, quantile, value, Hash64.mix(hash, Double.doubleToRawLongBits(quantile)));
        }
        sumAndCount(point, 0);
    }

    private static int buckets(Counts into, JsonAt side) throws UndecodableException {
        into.clear();
        if (side.isAbsent()) {
            return 0;
        }
        unsigned(into, side.object().get("bucketCounts"));
        return (int) OtlpJsonNumbers.signed(side.get("offset"));
    }

    private static void unsigned(Counts into, JsonAt list) throws UndecodableException {
        into.clear();
        for (JsonAt count : list.elements()) {
            into.add(OtlpJsonNumbers.unsigned(count));
        }
    }

    private void bucket(double bound, double running) {
        emit(Part.BUCKET, bound, running, Hash64.mix(hash, Double.doubleToRawLongBits(bound)));
    }

    // A histogram may leave its sum out, as it has none when values can be negative; a summary's is then 0.
    private void sumAndCount(JsonAt point, double noSum) throws UndecodableException {
        emit(Part.SUM, 0, OtlpJsonNumbers.real(point.get("sum"), noSum), Hash64.mix(hash, 1));
        emit(Part.COUNT, 0, OtlpJsonNumbers.unsigned(point.get("count")), Hash64.mix(hash, 2));
    }

    private void emit(Part part, double bound, double value, long seriesHash) {
        samples.add(atMillis, recorded ? value : Double.NaN, seriesHash);
        if (names != null) {
            names.add(metric.series(part, bound, attributes));
        }
    }

    private long millis(long nanos) {
        if (nanos == 0) {
            return receivedAt;
        }
        return nanos < 0 ? Long.MAX_VALUE : nanos / 1_000_000;
    }
}
