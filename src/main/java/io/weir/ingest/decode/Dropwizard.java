package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import org.jspecify.annotations.Nullable;

/**
 * Dropwizard's registry of metrics as its Jackson module writes it. A gauge is called as it is, of all others each number
 * is a series of its own: {@code flush.p99}, {@code flush.count}.
 */
final class Dropwizard extends Engine {

    private static final int GAUGES = 2;
    private static final int TIMERS = 3;
    private static final String[] TYPES = {"gauges", "timers", "counters", "histograms", "meters"};

    Dropwizard() {
        super("dropwizard", "", "host", "@timestamp", "gauges", "timers", "counters", "histograms", "meters");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return places[GAUGES] >= 0 && places[TIMERS] >= 0 && bytes[places[GAUGES]] == '{';
    }

    @Override
    void read(Json json, JsonTree tree, long hash, int[] places) throws UndecodableException {
        for (int i = 0; i < TYPES.length; i++) {
            if (places[GAUGES + i] >= 0) {
                json.at = places[GAUGES + i];
                json.object();
                while (json.key()) {
                    long metric = Hash64.mix(hash + i, json.hash());
                    tree.read(json.text(), metric, "value");
                }
            }
        }
    }

    @Override
    public @Nullable String label(String path) {
        return null;
    }

    @Override
    public Kind kind(String name) {
        return name.endsWith(".count") ? Kind.COUNTER : Kind.GAUGE;
    }
}
