package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logstash's node stats, as its API gives them under {@code /_node/stats} and {@code /_node/stats/pipelines}. */
final class LogstashStats extends Engine {

    private static final int PIPELINES = 2;
    private static final int VERSION = 3;
    private static final Pattern COUNTER = Pattern.compile(".*\\b(events\\.(in|out|filtered|duration_in_millis"
            + "|queue_push_duration_in_millis)|reloads\\.(successes|failures)|collection_time_in_millis"
            + "|collection_count|total_in_millis|matches|failures|documents\\.\\w+|bulk_requests\\.\\w+)");
    private static final Pattern GAUGE = Pattern.compile("(.*\\.)?(flow|queue|capacity|batch)\\..*|pipeline\\..*|jvm\\."
            + "(mem|threads|uptime).*|process\\..*(percent|descriptors|bytes)|.*load_average\\..*");

    LogstashStats() {
        super("logstash-node-stats", "logstash", "host", "@timestamp", "pipelines", "version");
    }

    @Override
    boolean recognises(byte[] bytes, int[] places) {
        return places[PIPELINES] >= 0 && bytes[places[PIPELINES]] == '{' && places[VERSION] >= 0;
    }

    @Override
    public @Nullable String label(String path) {
        return path.equals("pipelines") ? "pipeline" : null;
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
        if (name.endsWith("_in_millis")) {
            return "ms";
        }
        return name.endsWith("_in_bytes") ? "By" : "";
    }
}
