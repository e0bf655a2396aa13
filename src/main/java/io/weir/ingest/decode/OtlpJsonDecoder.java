package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.util.ArrayList;
import java.util.List;

/** OTLP metrics as JSON: {@code {"resourceMetrics": [...]}}, one object or several. */
public final class OtlpJsonDecoder implements PayloadDecoder {

    private final IdentityRules identity;

    /** @param identity which attributes of a resource make the source */
    public OtlpJsonDecoder(IdentityRules identity) {
        this.identity = identity;
    }

    @Override
    public String format() {
        return "otlp-json";
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonSniff.hasKey(payload.bytes(), "resourceMetrics");
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        List<DecodedFrame> frames = new ArrayList<>();
        for (JsonNode root : JsonRoots.read(payload.bytes())) {
            if (!root.has("resourceMetrics")) {
                throw new UndecodableException("malformed", "the object has no field resourceMetrics");
            }
            for (JsonNode resourceMetrics : root.path("resourceMetrics")) {
                frames.addAll(resource(resourceMetrics, payload));
            }
        }
        return frames;
    }

    private List<DecodedFrame> resource(JsonNode resourceMetrics, Payload payload) throws UndecodableException {
        JsonNode attributes = resourceMetrics.path("resource").path("attributes");
        NamedSamples samples = new NamedSamples(identity.ofResource(OtlpJsonAttributes.of(attributes), payload));
        OtlpJsonPoints points = new OtlpJsonPoints(samples, payload.receivedAt().toEpochMilli());
        for (JsonNode scopeMetrics : resourceMetrics.path("scopeMetrics")) {
            String scope = JsonValues.text(scopeMetrics.path("scope").get("name"), "scope.name");
            for (JsonNode metric : scopeMetrics.path("metrics")) {
                points.add(metric, scope);
            }
        }
        return samples.frames();
    }
}
