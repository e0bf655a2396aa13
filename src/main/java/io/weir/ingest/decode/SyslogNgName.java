package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.SeriesIdentity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What counters of syslog-ng are called: {@code source/type}, with id and instance as labels. */
final class SyslogNgName {

    private static final Set<String> COUNTERS = Set.of(
            "processed",
            "written",
            "dropped",
            "discarded",
            "suppressed",
            "matched",
            "not_matched",
            "truncated_count",
            "truncated_bytes");
    private static final Set<String> GAUGES = Set.of(
            "queued",
            "memory_usage",
            "memory_queue_events",
            "connections",
            "value",
            "stamp",
            "msg_size_avg",
            "msg_size_max",
            "batch_size_avg",
            "batch_size_max",
            "eps_last_1h",
            "eps_last_24h",
            "eps_since_start");

    private SyslogNgName() {}

    static SeriesIdentity series(String source, String id, String instance, String type) {
        Map<String, String> labels = new TreeMap<>();
        if (!id.isEmpty()) {
            labels.put("id", id);
        }
        if (!instance.isEmpty()) {
            labels.put("instance", instance);
        }
        return new SeriesIdentity(source + "/" + type, labels, kind(type), unit(type));
    }

    private static Kind kind(String type) {
        if (COUNTERS.contains(type)) {
            return Kind.COUNTER;
        }
        return GAUGES.contains(type) ? Kind.GAUGE : Kind.UNKNOWN;
    }

    private static String unit(String type) {
        boolean bytes = type.startsWith("msg_size") || type.equals("truncated_bytes") || type.equals("memory_usage");
        return bytes ? "By" : "";
    }
}
