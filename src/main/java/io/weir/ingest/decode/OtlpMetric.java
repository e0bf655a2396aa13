package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.SeriesIdentity;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric of OTLP and how its series are called: as Prometheus calls them, but the name stays as it came.
 *
 * @param name of the metric
 * @param unit of its values
 * @param kind of its values
 * @param scope name of the instrumentation scope; empty when there is none
 */
record OtlpMetric(String name, String unit, Kind kind, String scope) {

    /** The label that keeps metrics of one name from different libraries apart. */
    static final String SCOPE = "otel.scope.name";

    /** What OTLP's enumeration of temporality calls the change since the last report. */
    static final int DELTA = 1;

    /** What OTLP's enumeration of temporality calls the total since the start. */
    static final int CUMULATIVE = 2;

    /** How a sum is to be read: one that can fall is a gauge, unless it tells changes. */
    static Kind sum(int temporality, boolean monotonic) {
        if (temporality == DELTA) {
            return Kind.DELTA;
        }
        return monotonic ? Kind.COUNTER : Kind.GAUGE;
    }

    /** How the parts of a histogram are to be read. */
    static Kind histogram(int temporality) {
        return temporality == DELTA ? Kind.DELTA : Kind.COUNTER;
    }

    /** One of its series. */
    SeriesIdentity series(Part part, double bound, Map<String, String> attributes) {
        Map<String, String> labels = new TreeMap<>(attributes);
        if (!scope.isEmpty()) {
            labels.put(SCOPE, scope);
        }
        return switch (part) {
            case VALUE -> new SeriesIdentity(name, labels, kind, unit);
            case BUCKET -> {
                labels.put("le", Bounds.text(bound));
                yield new SeriesIdentity(name + "_bucket", labels, kind, "1");
            }
            case SUM -> new SeriesIdentity(name + "_sum", labels, kind, unit);
            case COUNT -> new SeriesIdentity(name + "_count", labels, kind, "1");
            case QUANTILE -> {
                labels.put("quantile", Bounds.text(bound));
                yield new SeriesIdentity(name, labels, Kind.GAUGE, unit);
            }
        };
    }
}
