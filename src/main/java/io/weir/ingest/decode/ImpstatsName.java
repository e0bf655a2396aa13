package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.SeriesIdentity;
import java.util.Map;
import java.util.Set;

/** What counters of rsyslog are called: {@code origin/counter}, with name and origin as labels. */
final class ImpstatsName {

    private static final Set<String> GAUGES = Set.of("size", "maxqsize", "maxrss", "openfiles", "rtt_avg_usec");

    private ImpstatsName() {}

    static SeriesIdentity series(String name, String origin, String counter) {
        // The format json-elasticsearch writes exclamation marks for dots.
        String known = counter.replace('!', '.');
        Kind kind = GAUGES.contains(known) ? Kind.GAUGE : Kind.COUNTER;
        return new SeriesIdentity(origin + "/" + known, Map.of("name", name, "origin", origin), kind, "");
    }
}
