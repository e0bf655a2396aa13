package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All metrics of a process at one instant: {@code {"ts":"...","metrics":{...}}}. A metric is
 * {@code "name{label=\"value\"}": number} as in Prometheus' text format, labels with or without quotes; or an object of
 * numbers under the name of a JMX bean such as {@code java.lang:type=Memory}. True and false are read as 1 and 0.
 */
public final class SnapshotDecoder implements PayloadDecoder {

    private static final Pattern BEGIN = Pattern.compile("^\\{\\s*\"ts\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*\"metrics\"\\s*:");

    @Override
    public String format() {
        return "snapshot";
    }

    @Override
    public boolean recognises(Payload payload) {
        return BEGIN.matcher(JsonText.head(payload.bytes())).find();
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        JsonNode root = JsonText.object(payload.bytes(), 0);
        JsonNode metrics = root.path("metrics");
        if (!metrics.isObject()) {
            throw new UndecodableException("malformed", "a snapshot needs \"metrics\" with an object of numbers");
        }
        JsonFrame frame = new JsonFrame();
        for (var field : metrics.properties()) {
            SnapshotKey key = SnapshotKey.parse(field.getKey());
            if (field.getValue().isObject()) {
                for (var part : field.getValue().properties()) {
                    add(key.with(part.getKey()), part.getValue(), frame);
                }
            } else {
                add(key, field.getValue(), frame);
            }
        }
        return frame.at(JsonFrame.instant(root.path("ts"), payload), payload);
    }

    /** Texts and lists beside the numbers are no samples. */
    private static void add(SnapshotKey key, JsonNode value, JsonFrame frame) {
        if (value.isNumber()) {
            frame.add(key.series(), value.doubleValue());
        } else if (value.isBoolean()) {
            frame.add(key.series(), value.booleanValue() ? 1 : 0);
        }
    }
}
