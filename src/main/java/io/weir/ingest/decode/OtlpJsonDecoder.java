package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * OTLP metrics as JSON. The same message in this and in the binary form gives the same sources and series. Fields that
 * the format does not know are ignored, as it demands.
 */
public final class OtlpJsonDecoder implements PayloadDecoder {

    private static final String RESOURCE_METRICS = "resourceMetrics";

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
        return JsonAt.hasKey(payload.bytes(), List.of(RESOURCE_METRICS));
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        // Frames wait in memory for the store: they keep the bytes, and the tree only while a shape is new.
        Memo<List<JsonAt>> again = new Memo<>(() -> parsedAgain(payload));
        List<DecodedFrame> frames = new ArrayList<>(1);
        boolean fast = OtlpJsonFast.read(
                payload.bytes(),
                payload.receivedAt().toEpochMilli(),
                (index, hash, samples) -> frames.addAll(fast(index, hash, samples, payload, again)));
        return fast ? frames : tree(payload, again);
    }

    private List<DecodedFrame> fast(int index, long hash, Samples samples, Payload payload, Memo<List<JsonAt>> again) {
        int size = samples.size();
        return samples.frames(
                hash == 0 ? IdentityRules.hashOfMessage(payload) : hash,
                () -> source(attributesAgain(again.get().get(index)), payload),
                () -> series(again.get().get(index), size));
    }

    private List<DecodedFrame> tree(Payload payload, Memo<List<JsonAt>> again) throws UndecodableException {
        List<DecodedFrame> frames = new ArrayList<>(1);
        List<JsonAt> resources = resources(payload);
        for (int i = 0; i < resources.size(); i++) {
            resource(resources.get(i), i, payload, again, frames);
        }
        return frames;
    }

    private void resource(JsonAt at, int index, Payload payload, Memo<List<JsonAt>> again, List<DecodedFrame> frames)
            throws UndecodableException {
        at.object();
        Map<String, String> attributes = attributes(at);
        Samples samples = new Samples(payload.bytes().length);
        new OtlpJsonWalk(payload.receivedAt().toEpochMilli(), samples, null).resourceMetrics(at);
        long hash = attributes.isEmpty()
                ? IdentityRules.hashOfMessage(payload)
                : OtlpJsonAttributes.mix(attributes.size(), attributes);
        int size = samples.size();
        frames.addAll(samples.frames(
                hash,
                () -> source(attributes, payload),
                () -> series(again.get().get(index), size)));
    }

    private SourceIdentity source(Map<String, String> attributes, Payload payload) {
        return identity.ofResource(attributes, payload);
    }

    private static Map<String, String> attributes(JsonAt resourceMetrics) throws UndecodableException {
        JsonAt resource = resourceMetrics.get("resource");
        return resource.isAbsent()
                ? Map.of()
                : OtlpJsonAttributes.of(resource.object().get("attributes"));
    }

    private static List<JsonAt> resources(Payload payload) throws UndecodableException {
        return JsonAt.document(payload.bytes()).object().get(RESOURCE_METRICS).elements();
    }

    private static List<JsonAt> parsedAgain(Payload payload) {
        try {
            return resources(payload);
        } catch (UndecodableException e) {
            throw broken(e);
        }
    }

    private static Map<String, String> attributesAgain(JsonAt resourceMetrics) {
        try {
            return attributes(resourceMetrics);
        } catch (UndecodableException e) {
            throw broken(e);
        }
    }

    private static List<SeriesIdentity> series(JsonAt at, int size) {
        List<SeriesIdentity> names = new ArrayList<>();
        try {
            new OtlpJsonWalk(0, new Samples(0), names).resourceMetrics(at);
        } catch (UndecodableException e) {
            throw broken(e);
        }
        if (names.size() != size) {
            throw new IllegalArgumentException("a name: a key is there twice");
        }
        return names;
    }

    // What is fast does not look at names; they may turn out to be wrong only when they are needed.
    private static IllegalArgumentException broken(UndecodableException e) {
        return new IllegalArgumentException("a name: " + e.getMessage(), e);
    }
}
