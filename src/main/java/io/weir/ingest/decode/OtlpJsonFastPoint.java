package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;

/** Reads points of gauges and sums in OTLP's JSON, each once from its beginning to its end. Reused for all points. */
final class OtlpJsonFastPoint {

    private static final byte[] ATTRIBUTES = Json.key("attributes");
    private static final byte[] TIME = Json.key("timeUnixNano");
    private static final byte[] AS_INT = Json.key("asInt");
    private static final byte[] AS_DOUBLE = Json.key("asDouble");
    private static final byte[] FLAGS = Json.key("flags");
    private static final long NO_RECORDED_VALUE = 1;

    private final Json json;
    private final long receivedAt;
    private long attributes;
    private long nanos;
    private long flags;
    private double value;
    private boolean whole;

    /**
     * @param json stands at a point whenever one is read
     * @param receivedAt instant of points that have none, in milliseconds since the epoch
     */
    OtlpJsonFastPoint(Json json, long receivedAt) {
        this.json = json;
        this.receivedAt = receivedAt;
    }

    /**
     * Reads a point.
     *
     * @throws NumberFormatException when an integer is none, or too large
     */
    void read(long metricHash, Samples samples) throws UndecodableException {
        attributes = 0;
        nanos = 0;
        flags = 0;
        value = Double.NaN;
        whole = false;
        json.object();
        while (json.key()) {
            field();
        }
        samples.add(
                nanos == 0 ? receivedAt : nanos / 1_000_000,
                (flags & NO_RECORDED_VALUE) == 0 ? value : Double.NaN,
                Hash64.mix(metricHash, attributes));
    }

    private void field() throws UndecodableException {
        if (json.is(ATTRIBUTES)) {
            attributes = json.hashOfValue();
        } else if (json.is(TIME)) {
            nanos = json.integer();
        } else if (json.is(AS_INT)) {
            value = json.integer();
            whole = true;
        } else if (json.is(AS_DOUBLE)) {
            double real = json.number();
            value = whole ? value : real;
        } else if (json.is(FLAGS)) {
            flags = json.integer();
        } else {
            json.skip();
        }
    }
}
