package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one metric of Vector. Reused for all of a message. */
final class VectorMetric {

    private static final int NAME = 0;
    private static final int NAMESPACE = 1;
    private static final int TAGS = 2;
    private static final int TIMESTAMP = 3;
    private static final int KIND = 4;
    private static final int COUNTER = 5;
    private static final int GAUGE = 6;
    private static final int SET = 7;
    private static final int DISTRIBUTION = 8;
    private static final int HISTOGRAM = 9;
    private static final int SUMMARY = 10;
    private static final byte[][] KEYS = Json.keys(
            "name",
            "namespace",
            "tags",
            "timestamp",
            "kind",
            "counter",
            "gauge",
            "set",
            "distribution",
            "aggregated_histogram",
            "aggregated_summary",
            "sketch");
    private static final byte[] HOST = {'h', 'o', 's', 't'};
    private static final byte[] INCREMENTAL = Json.keys("incremental")[0];

    private final Json json;
    private final Origin origin;
    private final Batch into;
    private final long salt;
    private final long receivedAt;
    private final int[] places = new int[KEYS.length];
    private final JsonLabels tags = new JsonLabels(HOST);
    private final VectorBuckets buckets;
    private boolean incremental;
    private long hash;
    private long source;
    private long at;
    private String name = "";
    private @Nullable SourceIdentity who;

    VectorMetric(Json json, Origin origin, Batch into, long salt, long receivedAt) {
        this.json = json;
        this.origin = origin;
        this.into = into;
        this.salt = salt;
        this.receivedAt = receivedAt;
        this.buckets = new VectorBuckets(json, this);
    }

    /** Whether the first document, or its first element, has a value of some type. */
    static boolean hasValue(byte[] bytes) {
        Json json = new Json(bytes, 0);
        int[] found = new int[KEYS.length];
        try {
            if (json.peek() == '[') {
                json.array();
                json.element();
            }
            json.places(KEYS, found);
        } catch (UndecodableException e) {
            return false;
        }
        for (int i = COUNTER; i < KEYS.length; i++) {
            if (found[i] >= 0 && bytes[found[i]] == '{') {
                return true;
            }
        }
        return false;
    }

    void read() throws UndecodableException {
        json.peek();
        int begin = json.at;
        json.places(KEYS, places);
        int end = json.at;
        head(begin);
        value(begin);
        json.at = end;
    }

    private void head(int begin) throws UndecodableException {
        if (places[NAME] < 0) {
            throw JsonPlace.missing(json.bytes, begin, "name", "a string");
        }
        json.at = places[NAME];
        json.string();
        hash = Hash64.mix(salt, json.hash());
        name = into.naming() ? json.text() : "";
        if (places[NAMESPACE] >= 0) {
            json.at = places[NAMESPACE];
            if (json.stringOrSkip() && json.to > json.from) {
                hash = Hash64.mix(hash, json.hash());
                name = into.naming() ? json.text() + "_" + name : "";
            }
        }
        tags.read(json, places[TAGS], into.naming());
        hash = Hash64.mix(hash, tags.hash());
        source = origin.hashOfHost(json.bytes, tags.from(0), tags.to(0));
        who = into.naming() ? origin.ofHost(tags.text(json, 0)) : null;
        instant();
        incremental = false;
        if (places[KIND] >= 0) {
            json.at = places[KIND];
            json.string();
            incremental = json.is(INCREMENTAL);
        }
    }

    private void instant() throws UndecodableException {
        at = receivedAt;
        if (places[TIMESTAMP] < 0) {
            return;
        }
        json.at = places[TIMESTAMP];
        if (json.stringOrSkip()) {
            try {
                at = Instants.rfc3339(json.bytes, json.from, json.to);
            } catch (DateTimeException e) {
                throw JsonPlace.invalid(
                        json.bytes, places[TIMESTAMP], "an instant such as \"2026-11-24T03:40:00.250Z\"");
            }
        }
    }

    private void value(int begin) throws UndecodableException {
        Kind total = incremental ? Kind.DELTA : Kind.COUNTER;
        if (places[COUNTER] >= 0) {
            json.at = places[COUNTER];
            add("", Map.of(), total, buckets.value("value"));
        } else if (places[GAUGE] >= 0) {
            json.at = places[GAUGE];
            add("", Map.of(), incremental ? Kind.DELTA : Kind.GAUGE, buckets.value("value"));
        } else if (places[SET] >= 0) {
            json.at = places[SET];
            add("", Map.of(), Kind.GAUGE, buckets.size("values"));
        } else if (places[HISTOGRAM] >= 0) {
            json.at = places[HISTOGRAM];
            buckets.histogram(total);
        } else if (places[SUMMARY] >= 0) {
            json.at = places[SUMMARY];
            buckets.summary(total);
        } else if (places[DISTRIBUTION] >= 0) {
            json.at = places[DISTRIBUTION];
            buckets.distribution();
        } else if (places[KEYS.length - 1] < 0) {
            throw JsonPlace.missing(
                    json.bytes,
                    begin,
                    "counter",
                    "an object, or gauge, set, distribution, "
                            + "aggregated_histogram or aggregated_summary in its place");
        }
    }

    /** Adds one series of the metric. */
    void add(String suffix, Map<String, String> more, Kind kind, double value) {
        long series = Hash64.mix(hash, kind.ordinal());
        if (!suffix.isEmpty()) {
            series = Hash64.mix(series, Hash64.of(suffix));
        }
        add(suffix, more, kind, value, series);
    }

    /** Adds one of many series of the metric, which a number tells apart. */
    void add(String suffix, String label, double bound, Kind kind, double value) {
        long series = Hash64.mix(Hash64.mix(hash, kind.ordinal()), Double.doubleToRawLongBits(bound));
        add(suffix, into.naming() ? Map.of(label, Bounds.text(bound)) : Map.of(), kind, value, series);
    }

    private void add(String suffix, Map<String, String> more, Kind kind, double value, long series) {
        into.add(source, series, at, value);
        if (who != null) {
            Map<String, String> labels = new TreeMap<>(tags.labels());
            labels.putAll(more);
            into.name(who, new SeriesIdentity(name + suffix, labels, kind, ""));
        }
    }
}
