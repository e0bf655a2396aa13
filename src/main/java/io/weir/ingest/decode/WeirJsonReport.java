package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one report: an object with a source, a time and samples. */
final class WeirJsonReport {

    static final String SAMPLES = "samples";

    private static final String SOURCE = "source";
    private static final String TIME = "time";
    private static final List<String> KEYS = List.of(SOURCE, TIME, SAMPLES);
    private static final List<String> SAMPLE_KEYS = List.of("name", "labels", "kind", "unit", TIME, "value");

    private WeirJsonReport() {}

    /** The attributes of the source; none where the message's key or topic stands for it. */
    static Map<String, String> source(JsonAt report) throws UndecodableException {
        onlyKeys(report.object(), KEYS);
        return texts(report.get(SOURCE));
    }

    /**
     * Reads the samples.
     *
     * @param report the object
     * @param receivedAt instant where none is given, in milliseconds since the epoch
     * @param samples gets the samples
     * @param names gets the series of each sample; null when they are not wanted
     */
    static void read(JsonAt report, long receivedAt, Samples samples, @Nullable List<SeriesIdentity> names)
            throws UndecodableException {
        long at = WeirJsonTime.millis(report.get(TIME), receivedAt);
        if (!report.get(SAMPLES).node().isArray()) {
            throw report.get(SAMPLES).invalid("an array of samples");
        }
        for (JsonAt sample : report.get(SAMPLES).elements()) {
            sample(sample, at, samples, names);
        }
    }

    private static void sample(JsonAt sample, long reportAt, Samples samples, @Nullable List<SeriesIdentity> names)
            throws UndecodableException {
        onlyKeys(sample.object(), SAMPLE_KEYS);
        String name = nonEmpty(sample.get("name"));
        String unit = sample.get("unit").node().isMissingNode()
                ? ""
                : sample.get("unit").text();
        Map<String, String> labels = texts(sample.get("labels"));
        Kind kind = kind(sample.get("kind"));
        long at = WeirJsonTime.millis(sample.get(TIME), reportAt);
        long hash = Hash64.mix(Hash64.mix(Hash64.of(name), Hash64.of(unit)), kind.ordinal());
        samples.add(at, value(sample.get("value")), OtlpJsonAttributes.mix(hash, labels));
        if (names != null) {
            names.add(new SeriesIdentity(name, labels, kind, unit));
        }
    }

    private static double value(JsonAt at) throws UndecodableException {
        if (at.node().isNull()) {
            return Double.NaN;
        }
        if (!at.node().isNumber()) {
            throw at.invalid("a number, or null where there is no value");
        }
        return at.node().doubleValue();
    }

    private static Kind kind(JsonAt at) throws UndecodableException {
        JsonNode node = at.node();
        if (node.isMissingNode()) {
            return Kind.UNKNOWN;
        }
        return switch (node.isTextual() ? node.textValue() : "") {
            case "gauge" -> Kind.GAUGE;
            case "counter" -> Kind.COUNTER;
            case "delta" -> Kind.DELTA;
            default -> throw at.invalid("\"gauge\", \"counter\" or \"delta\"");
        };
    }

    private static String nonEmpty(JsonAt at) throws UndecodableException {
        if (!at.node().isTextual() || at.node().textValue().isEmpty()) {
            throw at.invalid("a string that is not empty");
        }
        return at.node().textValue();
    }

    private static Map<String, String> texts(JsonAt at) throws UndecodableException {
        if (at.node().isMissingNode()) {
            return Map.of();
        }
        Map<String, String> result = new TreeMap<>();
        for (JsonAt field : at.fields()) {
            if (field.step().isEmpty()) {
                throw new UndecodableException("invalid", at.pointer() + " has an empty key, must be a name");
            }
            result.put(field.step(), field.text());
        }
        return result;
    }

    private static void onlyKeys(JsonAt object, List<String> keys) throws UndecodableException {
        for (JsonAt field : object.fields()) {
            if (!keys.contains(field.step())) {
                throw new UndecodableException(
                        "invalid", field.pointer() + " is not known, must be one of: " + String.join(", ", keys));
            }
        }
    }
}
