package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One object of rsyslog's impstats: {@code {"name":"main Q","origin":"core.queue","size":0,...}}, as rsyslog sends it in
 * the formats json, cee and json-elasticsearch, or wrapped with an instant as {@code {"ts":"...","impstats":{...}}}.
 *
 * <p>A counter becomes the series {@code <origin>/<counter>} with the labels name and origin.
 */
public final class ImpstatsDecoder implements PayloadDecoder {

    private static final String COOKIE = "@cee:";
    private static final Pattern ORIGIN = Pattern.compile("\"origin\"\\s*:");
    private static final Set<String> GAUGES = Set.of("size", "maxqsize", "maxrss", "openfiles", "rtt_avg_usec");

    @Override
    public String format() {
        return "rsyslog-impstats";
    }

    @Override
    public boolean recognises(Payload payload) {
        String head = JsonText.head(payload.bytes());
        boolean object = head.startsWith("{") || head.startsWith(COOKIE);
        return object && head.contains("\"name\"") && ORIGIN.matcher(head).find();
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        JsonNode root = JsonText.object(payload.bytes(), begin(payload.bytes()));
        JsonNode stats = root.path("impstats").isObject() ? root.path("impstats") : root;
        String name = text(stats, "name");
        String origin = text(stats, "origin");
        JsonFrame frame = new JsonFrame();
        addAll(stats, name, origin, frame);
        addAll(stats.path("values"), name, origin, frame);
        return frame.at(JsonFrame.instant(root.path("ts"), payload), payload);
    }

    private static int begin(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        int cookie = head.indexOf(COOKIE);
        return cookie >= 0 && head.substring(0, cookie).isBlank() ? cookie + COOKIE.length() : 0;
    }

    private static void addAll(JsonNode object, String name, String origin, JsonFrame frame) {
        Map<String, String> labels = Map.of("name", name, "origin", origin);
        object.properties().forEach(field -> {
            double value = number(field.getValue());
            if (!Double.isNaN(value)) {
                String counter = field.getKey().replace('!', '.');
                Kind kind = GAUGES.contains(counter) ? Kind.GAUGE : Kind.COUNTER;
                frame.add(new SeriesIdentity(origin + "/" + counter, labels, kind, ""), value);
            }
        });
    }

    /** Some versions write numbers in quotes. */
    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        String text = value.isTextual() ? value.textValue() : "";
        boolean digits = !text.isEmpty() && text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Double.parseDouble(text) : Double.NaN;
    }

    private static String text(JsonNode stats, String field) throws UndecodableException {
        JsonNode value = stats.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new UndecodableException(
                    "malformed", "an impstats object needs \"" + field + "\" with a text, such as \"main Q\"");
        }
        return value.textValue();
    }
}
