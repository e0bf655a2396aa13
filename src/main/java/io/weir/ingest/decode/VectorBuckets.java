package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.UndecodableException;
import java.util.Map;

/** Reads the values of Vector's metrics of several types. */
final class VectorBuckets {

    private static final byte[][] HISTOGRAM = Json.keys("buckets", "count", "sum");
    private static final byte[][] SUMMARY = Json.keys("quantiles", "count", "sum");
    private static final byte[][] BUCKET = Json.keys("upper_limit", "count");
    private static final byte[][] QUANTILE = Json.keys("quantile", "value");
    private static final byte[][] SAMPLES = Json.keys("samples");
    private static final byte[][] SAMPLE = Json.keys("value", "rate");

    private final Json json;
    private final VectorMetric metric;
    private final int[] outer = new int[3];
    private final int[] inner = new int[2];

    VectorBuckets(Json json, VectorMetric metric) {
        this.json = json;
        this.metric = metric;
    }

    /** The number of a key. */
    double value(String key) throws UndecodableException {
        int begin = json.at;
        double value = Double.NaN;
        boolean found = false;
        json.object();
        while (json.key()) {
            if (Lines.startsWith(json.bytes, json.from, json.to, key) && json.to - json.from == key.length()) {
                value = json.peek() == 'n' ? json.numberOrSkip() : json.number();
                found = true;
            } else {
                json.skip();
            }
        }
        if (!found) {
            throw JsonPlace.missing(json.bytes, begin, key, "a number");
        }
        return value;
    }

    /** How many elements the array of a key has. */
    double size(String key) throws UndecodableException {
        int size = 0;
        json.object();
        while (json.key()) {
            if (Lines.startsWith(json.bytes, json.from, json.to, key)) {
                json.array();
                while (json.element()) {
                    json.skip();
                    size++;
                }
            } else {
                json.skip();
            }
        }
        return size;
    }

    // Vector counts each bucket alone, Prometheus and we count all values up to its bound.
    void histogram(Kind kind) throws UndecodableException {
        json.places(HISTOGRAM, outer);
        double running = 0;
        double last = Double.NEGATIVE_INFINITY;
        if (begin(outer[0])) {
            while (json.element()) {
                json.places(BUCKET, inner);
                int end = json.at;
                last = bound(inner[0]);
                running += number(inner[1]);
                metric.add("_bucket", "le", last, kind, running);
                json.at = end;
            }
        }
        double count = number(outer[1]);
        if (last < Double.POSITIVE_INFINITY) {
            metric.add("_bucket", "le", Double.POSITIVE_INFINITY, kind, count);
        }
        metric.add("_sum", Map.of(), kind, number(outer[2]));
        metric.add("_count", Map.of(), kind, count);
    }

    void summary(Kind kind) throws UndecodableException {
        json.places(SUMMARY, outer);
        if (begin(outer[0])) {
            while (json.element()) {
                json.places(QUANTILE, inner);
                int end = json.at;
                metric.add("", "quantile", number(inner[0]), Kind.GAUGE, number(inner[1]));
                json.at = end;
            }
        }
        metric.add("_sum", Map.of(), kind, number(outer[2]));
        metric.add("_count", Map.of(), kind, number(outer[1]));
    }

    // Single values with how often they came; always since the last report.
    void distribution() throws UndecodableException {
        json.places(SAMPLES, inner);
        double count = 0;
        double sum = 0;
        if (begin(inner[0])) {
            while (json.element()) {
                json.places(SAMPLE, inner);
                int end = json.at;
                double rate = number(inner[1]);
                count += rate;
                sum += rate * number(inner[0]);
                json.at = end;
            }
        }
        metric.add("_sum", Map.of(), Kind.DELTA, sum);
        metric.add("_count", Map.of(), Kind.DELTA, count);
    }

    private boolean begin(int place) throws UndecodableException {
        if (place < 0) {
            return false;
        }
        json.at = place;
        json.array();
        return true;
    }

    private double number(int place) throws UndecodableException {
        if (place < 0) {
            return Double.NaN;
        }
        json.at = place;
        return json.numberOrSkip();
    }

    // The last bound is infinite, which JSON has no number for.
    private double bound(int place) throws UndecodableException {
        double bound = number(place);
        return Double.isNaN(bound) || bound >= Double.MAX_VALUE ? Double.POSITIVE_INFINITY : bound;
    }
}
