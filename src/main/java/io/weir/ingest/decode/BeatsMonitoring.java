package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.UndecodableException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Beat logs of itself every 30 seconds, under {@code monitoring.metrics}. Its counters are changes since the last
 * line, and what did not change is left out.
 */
final class BeatsMonitoring extends Engine {

    private static final int MONITORING = 2;
    private static final byte[][] METRICS = Json.keys("metrics");
    /** Numbers that are not changes: what is now, or a total. */
    private static final Pattern GAUGE = Pattern.compile(
            ".*\\.(active|clients|running|open_files|current|max_events|max_bytes|pct|rss|memory_total|memory_alloc"
                    + "|gc_next|open|hard|soft|goroutines|cores)|beat\\.info\\.uptime\\.ms|.*\\.filled\\..*|system\\.load\\..*"
                    + "|.*\\.histogram\\..*|beat\\.cgroup\\..*");

    private static final Pattern COUNTER = Pattern.compile("beat\\.cpu\\.\\w+\\.(ticks|value)");

    BeatsMonitoring() {
        super("beats-monitoring", "", "host", "@timestamp", "monitoring");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return places[MONITORING] >= 0 && bytes[places[MONITORING]] == '{';
    }

    @Override
    void read(Json json, JsonTree tree, long hash, int[] places) throws UndecodableException {
        int[] metrics = new int[1];
        json.at = places[MONITORING];
        json.places(METRICS, metrics);
        if (metrics[0] < 0) {
            throw JsonPlace.missing(json.bytes, places[MONITORING], "metrics", "an object");
        }
        json.at = metrics[0];
        tree.read("", hash);
    }

    @Override
    public @Nullable String label(String path) {
        return null;
    }

    @Override
    public Kind kind(String name) {
        if (COUNTER.matcher(name).matches()) {
            return Kind.COUNTER;
        }
        return GAUGE.matcher(name).matches() ? Kind.GAUGE : Kind.DELTA;
    }

    @Override
    public String unit(String name) {
        return name.endsWith(".bytes") || name.endsWith(".rss") ? "By" : "";
    }
}
