package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.UndecodableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fluentd's monitor_agent: all plugins under {@code plugins}, or one plugin a record. */
final class FluentdMonitor extends Engine {

    private static final int PLUGINS = 2;
    private static final int PLUGIN_ID = 3;
    private static final int PLUGIN_CATEGORY = 4;
    private static final Set<String> COUNTERS = Set.of(
            "retry_count",
            "emit_records",
            "emit_size",
            "emit_count",
            "write_count",
            "write_secondary_count",
            "rollback_count",
            "slow_flush_count",
            "flush_time_count",
            "num_errors",
            "drop_oldest_chunk_count");

    FluentdMonitor() {
        super("fluentd-monitor", "fluentd", "host", "time", "plugins", "plugin_id", "plugin_category");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return places[PLUGINS] >= 0 && bytes[places[PLUGINS]] == '['
                || places[PLUGIN_ID] >= 0 && places[PLUGIN_CATEGORY] >= 0;
    }

    @Override
    void read(Json json, JsonTree tree, long hash, int[] places) throws UndecodableException {
        if (places[PLUGINS] >= 0) {
            json.at = places[PLUGINS];
            tree.read("", hash);
        } else {
            tree.element(hash);
        }
    }

    @Override
    public @Nullable String label(String path) {
        return null;
    }

    @Override
    public Kind kind(String name) {
        if (COUNTERS.contains(name)) {
            return Kind.COUNTER;
        }
        return name.startsWith("buffer_") || name.startsWith("retry.") ? Kind.GAUGE : Kind.UNKNOWN;
    }

    @Override
    public String unit(String name) {
        if (name.endsWith("_size")) {
            return "By";
        }
        return name.equals("flush_time_count") ? "ms" : "";
    }
}
