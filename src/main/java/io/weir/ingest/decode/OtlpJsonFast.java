package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.util.Arrays;

/**
 * Reads the values of OTLP's JSON in place, as long as a message is as nearly all are: gauges and sums, names before what
 * they name. It gives up at anything else, and the message is then read as a tree.
 */
final class OtlpJsonFast {

    private static final byte[][] KEYS = Json.keys(
            "resourceMetrics",
            "resource",
            "scopeMetrics",
            "scope",
            "metrics",
            "name",
            "unit",
            "gauge",
            "sum",
            "histogram",
            "exponentialHistogram",
            "summary");
    private static final byte[] KEY = Json.key("\"key\"");
    private static final int RESOURCE_METRICS = 0;
    private static final int RESOURCE = 1;
    private static final int SCOPE_METRICS = 2;
    private static final int SCOPE = 3;
    private static final int METRICS = 4;
    private static final int NAME = 5;
    private static final int UNIT = 6;
    private static final int GAUGE = 7;
    private static final int SUM = 8;
    private static final byte[] DATA_POINTS = Json.key("dataPoints");
    private static final byte[] TEMPORALITY = Json.key("aggregationTemporality");
    private static final byte[] MONOTONIC = Json.key("isMonotonic");

    private final Json json;
    private final OtlpJsonFastPoint point;

    private OtlpJsonFast(byte[] bytes, long receivedAt) {
        this.json = new Json(bytes, 0);
        this.point = new OtlpJsonFastPoint(json, receivedAt);
    }

    /** Gets what was read of each resource. */
    interface Resources {

        /**
         * Takes one.
         *
         * @param hash of the resource as it is written; 0 when it has no attributes
         */
        void take(int index, long hash, Samples samples);
    }

    /** Whether all of it could be read; if not, what was handed out is to be forgotten. */
    static boolean read(byte[] bytes, long receivedAt, Resources into) {
        try {
            return new OtlpJsonFast(bytes, receivedAt).document(into);
        } catch (UndecodableException | NumberFormatException e) {
            // The tree finds it too, and says it better.
            return false;
        }
    }

    private boolean document(Resources into) throws UndecodableException {
        boolean seen = false;
        json.object();
        while (json.key()) {
            if (!json.is(KEYS[RESOURCE_METRICS])) {
                json.skip();
            } else if (seen || !resources(into)) {
                return false;
            } else {
                seen = true;
            }
        }
        return seen && !json.moreDocuments();
    }

    private boolean resources(Resources into) throws UndecodableException {
        json.array();
        for (int i = 0; json.element(); i++) {
            Samples samples = new Samples(json.bytes.length);
            long hash = 0;
            boolean scoped = false;
            json.object();
            while (json.key()) {
                if (json.is(KEYS[RESOURCE])) {
                    hash = hashOfResource();
                } else if (!json.is(KEYS[SCOPE_METRICS])) {
                    json.skip();
                } else if (scoped || !scopes(samples)) {
                    return false;
                } else {
                    scoped = true;
                }
            }
            into.take(i, hash, samples);
        }
        return true;
    }

    // 0 without attributes: then the message tells who sent it.
    private long hashOfResource() throws UndecodableException {
        json.peek();
        int begin = json.at;
        json.skip();
        for (int i = begin; i + KEY.length <= json.at; i++) {
            if (json.bytes[i] == '"' && Arrays.equals(json.bytes, i, i + KEY.length, KEY, 0, KEY.length)) {
                return Hash64.of(json.bytes, begin, json.at);
            }
        }
        return 0;
    }

    private boolean scopes(Samples samples) throws UndecodableException {
        json.array();
        while (json.element()) {
            long scope = 0;
            boolean metrics = false;
            json.object();
            while (json.key()) {
                if (json.is(KEYS[SCOPE])) {
                    if (metrics) {
                        return false;
                    }
                    scope = json.hashOfValue();
                } else if (!json.is(KEYS[METRICS])) {
                    json.skip();
                } else if (metrics || !metrics(scope, samples)) {
                    return false;
                } else {
                    metrics = true;
                }
            }
        }
        return true;
    }

    private boolean metrics(long scope, Samples samples) throws UndecodableException {
        json.array();
        while (json.element()) {
            long name = 0;
            long unit = 0;
            boolean read = false;
            json.object();
            while (json.key()) {
                int key = index();
                if (key < NAME) {
                    json.skip();
                    continue;
                }
                if (read || key > SUM) {
                    return false;
                }
                if (key == NAME || key == UNIT) {
                    json.string();
                    name = key == NAME ? json.hash() : name;
                    unit = key == UNIT ? json.hash() : unit;
                } else if (data(Hash64.mix(Hash64.mix(Hash64.mix(scope, name), unit), key), samples)) {
                    read = true;
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private int index() {
        for (int i = NAME; i < KEYS.length; i++) {
            if (json.is(KEYS[i])) {
                return i;
            }
        }
        return -1;
    }

    // Read once, whatever the order: what stands behind the points is mixed into their hashes afterwards.
    private boolean data(long metric, Samples samples) throws UndecodableException {
        int first = samples.size();
        boolean read = false;
        long temporality = 0;
        long monotonic = 0;
        json.object();
        while (json.key()) {
            if (json.is(DATA_POINTS)) {
                if (read) {
                    return false;
                }
                read = true;
                points(metric, samples);
            } else if (json.is(TEMPORALITY)) {
                temporality = json.hashOfValue();
            } else if (json.is(MONOTONIC)) {
                monotonic = json.hashOfValue();
            } else {
                json.skip();
            }
        }
        samples.mix(first, Hash64.mix(temporality, monotonic));
        return true;
    }

    private void points(long metric, Samples samples) throws UndecodableException {
        json.array();
        while (json.element()) {
            point.read(metric, samples);
        }
    }
}
