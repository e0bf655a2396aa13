package io.weir.local.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A message of any other format. Each format has its own places for times, so it is sent as Weir JSON, with the same
 * sources, series and values.
 */
final class Translated implements Timed {

    private final List<Report> reports;

    /** The values of one source at one instant. */
    private record Report(SourceIdentity source, boolean told, DecodedFrame frame, List<SeriesIdentity> series) {}

    private Translated(List<Report> reports) {
        this.reports = reports;
    }

    /**
     * @param frames at least one
     * @throws IllegalArgumentException when a name in it is broken
     */
    static Translated of(Payload payload, List<DecodedFrame> frames) {
        SourceIdentity fallback = IdentityRules.DEFAULT.ofMessage(payload);
        return new Translated(frames.stream()
                .map(frame -> {
                    DecodedFrame.Description it = frame.description().get();
                    return new Report(it.source(), !it.source().equals(fallback), frame, it.series());
                })
                .toList());
    }

    @Override
    public Instant at() {
        return Instant.ofEpochMilli(
                reports.stream().mapToLong(r -> r.frame().atMillis()).min().orElseThrow());
    }

    @Override
    public String moved(Duration by) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        reports.forEach(report -> all.add(json(report, by)));
        return all.toString();
    }

    private static ObjectNode json(Report report, Duration by) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        // Without one, the key of the message stands for the source, as it did before.
        if (report.told()) {
            ObjectNode source = json.putObject("source");
            report.source().attributes().forEach(source::put);
        }
        json.put("time", report.frame().atMillis() + by.toMillis());
        ArrayNode samples = json.putArray("samples");
        for (int i = 0; i < report.series().size(); i++) {
            sample(samples.addObject(), report.series().get(i), report.frame().values()[i]);
        }
        return json;
    }

    private static void sample(ObjectNode json, SeriesIdentity series, double value) {
        json.put("name", series.name());
        if (!series.labels().isEmpty()) {
            ObjectNode labels = json.putObject("labels");
            series.labels().forEach(labels::put);
        }
        if (series.kind() != Kind.UNKNOWN) {
            json.put("kind", series.kind().name().toLowerCase(Locale.ROOT));
        }
        if (!series.unit().isEmpty()) {
            json.put("unit", series.unit());
        }
        if (Double.isFinite(value)) {
            json.put("value", value);
        } else {
            json.putNull("value");
        }
    }
}
