package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fluent Bit's own JSON, from {@code /api/v1/metrics} and {@code /api/v1/storage}. */
final class FluentBitStats extends Engine {

    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final int STORAGE = 4;
    private static final Set<String> MANY = Set.of("input", "filter", "output", "input_chunks");

    FluentBitStats() {
        super("fluent-bit-metrics", "fluent-bit", "host", "@timestamp", "input", "output", "storage_layer");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return isObject(bytes, places[INPUT]) && isObject(bytes, places[OUTPUT]) || isObject(bytes, places[STORAGE]);
    }

    private static boolean isObject(byte[] bytes, int place) {
        return place >= 0 && bytes[place] == '{';
    }

    @Override
    public @Nullable String label(String path) {
        return MANY.contains(path) ? "name" : null;
    }

    @Override
    public Kind kind(String name) {
        boolean storage = name.startsWith("storage_layer.") || name.startsWith("input_chunks.");
        return storage ? Kind.GAUGE : Kind.COUNTER;
    }

    @Override
    public String unit(String name) {
        return name.endsWith("bytes") ? "By" : "";
    }

    @Override
    public boolean sizes() {
        return true;
    }
}
