package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through one {@code ResourceMetrics} and collects its samples in the order that the binary form gives. */
final class OtlpJsonWalk {

    private final OtlpJsonPoint point;

    /**
     * @param receivedAt instant of points that have none, in milliseconds since the epoch
     * @param samples gets the samples
     * @param names gets the series of each sample; null when they are not wanted
     */
    OtlpJsonWalk(long receivedAt, Samples samples, @Nullable List<SeriesIdentity> names) {
        this.point = new OtlpJsonPoint(receivedAt, samples, names);
    }

    void resourceMetrics(JsonAt resource) throws UndecodableException {
        for (JsonAt scoped : resource.get("scopeMetrics").elements()) {
            JsonAt scope = scoped.object().get("scope");
            String name = scope.isAbsent() ? "" : scope.object().get("name").textOrEmpty();
            for (JsonAt metric : scoped.get("metrics").elements()) {
                metric(metric.object(), name);
            }
        }
    }

    private void metric(JsonAt metric, String scope) throws UndecodableException {
        for (OtlpJsonType type : OtlpJsonType.values()) {
            JsonAt data = metric.get(type.key());
            if (!data.isAbsent()) {
                String name = metric.get("name").textOrEmpty();
                String unit = metric.get("unit").textOrEmpty();
                points(type, data.object(), new OtlpMetric(name, unit, kind(type, data), scope));
                return;
            }
        }
    }

    private void points(OtlpJsonType type, JsonAt data, OtlpMetric metric) throws UndecodableException {
        long hash = Hash64.mix(Hash64.of(metric.scope()), Hash64.of(metric.name()));
        hash = Hash64.mix(
                Hash64.mix(hash, Hash64.of(metric.unit())),
                (long) type.ordinal() << 8 | metric.kind().ordinal());
        for (JsonAt at : data.get("dataPoints").elements()) {
            point.read(type, at.object(), metric, hash);
        }
    }

    private static Kind kind(OtlpJsonType type, JsonAt data) throws UndecodableException {
        return switch (type) {
            case SUM -> OtlpMetric.sum(temporality(data), monotonic(data.get("isMonotonic")));
            case HISTOGRAM, EXPONENTIAL -> OtlpMetric.histogram(temporality(data));
            case SUMMARY -> Kind.COUNTER;
            case GAUGE -> Kind.GAUGE;
        };
    }

    // The standard wants the number; the JSON of Protocol Buffers also allows the name.
    private static int temporality(JsonAt data) throws UndecodableException {
        JsonAt at = data.get("aggregationTemporality");
        if (at.isAbsent()) {
            return OtlpMetric.CUMULATIVE;
        }
        return switch (at.node().asText()) {
            case "AGGREGATION_TEMPORALITY_DELTA" -> OtlpMetric.DELTA;
            case "AGGREGATION_TEMPORALITY_CUMULATIVE", "AGGREGATION_TEMPORALITY_UNSPECIFIED" -> OtlpMetric.CUMULATIVE;
            default -> (int) OtlpJsonNumbers.signed(at);
        };
    }

    private static boolean monotonic(JsonAt at) throws UndecodableException {
        if (!at.isAbsent() && !at.node().isBoolean()) {
            throw at.invalid("true or false");
        }
        return at.node().booleanValue();
    }
}
