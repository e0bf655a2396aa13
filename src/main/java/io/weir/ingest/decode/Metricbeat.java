package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event of Metricbeat: the numbers of the module that it names, with their full path as name. */
final class Metricbeat extends Engine {

    private static final int METRICSET = 2;
    private static final int EVENT = 3;
    private static final int SERVICE = 4;
    private static final byte[][] MODULE = Json.keys("module", "dataset");
    private static final byte[][] ADDRESS = Json.keys("address", "type");
    private static final Pattern GAUGE =
            Pattern.compile(".*\\.(active|clients|running|current|max_events|pct|rss|size|bytes_free|used)");
    private static final Pattern COUNTER = Pattern.compile(
            ".*\\.(acked|batches|dropped|failed|total|filtered|published|retry|duplicates|bytes|in|out|count)");

    Metricbeat() {
        super("metricbeat", "metricbeat", "host", "@timestamp", "metricset", "event", "service");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return places[METRICSET] >= 0 && bytes[places[METRICSET]] == '{' && places[EVENT] >= 0;
    }

    @Override
    void read(Json json, JsonTree tree, long hash, int[] places) throws UndecodableException {
        int begin = json.at;
        int[] inner = new int[2];
        long shape = hash;
        if (places[SERVICE] >= 0) {
            json.at = places[SERVICE];
            json.places(ADDRESS, inner);
            if (inner[0] >= 0) {
                json.at = inner[0];
                json.string();
                shape = Hash64.mix(shape, json.hash());
                tree.label("service.address", json.text());
            }
        }
        json.at = places[EVENT];
        json.places(MODULE, inner);
        if (inner[0] < 0) {
            throw JsonPlace.missing(json.bytes, places[EVENT], "module", "a string");
        }
        json.at = inner[0];
        json.string();
        byte[][] module = {Arrays.copyOfRange(json.bytes, json.from, json.to)};
        String name = json.text();
        json.at = begin;
        int[] data = new int[1];
        json.places(module, data);
        if (data[0] >= 0) {
            json.at = data[0];
            tree.read(name, shape);
        }
    }

    @Override
    public @Nullable String label(String path) {
        return null;
    }

    @Override
    public Kind kind(String name) {
        if (GAUGE.matcher(name).matches()) {
            return Kind.GAUGE;
        }
        return COUNTER.matcher(name).matches() ? Kind.COUNTER : Kind.UNKNOWN;
    }

    @Override
    public String unit(String name) {
        return name.endsWith(".bytes") || name.endsWith(".rss") ? "By" : "";
    }
}
