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
 * Weir JSON: the format for those who have no library for another. One report, or an array of them. Strict: what it does
 * not know it refuses, so that a misspelled key is found at once.
 */
public final class WeirJsonDecoder implements PayloadDecoder {

    private final IdentityRules identity;

    /** @param identity which attributes of a source make its identity */
    public WeirJsonDecoder(IdentityRules identity) {
        this.identity = identity;
    }

    @Override
    public String format() {
        return "weir-json";
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonAt.hasKey(payload.bytes(), List.of(WeirJsonReport.SAMPLES));
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        List<DecodedFrame> frames = new ArrayList<>(1);
        // Frames wait in memory for the store: they keep the bytes, and the tree only while a shape is new.
        Memo<List<JsonAt>> again = new Memo<>(() -> parsedAgain(payload));
        List<JsonAt> reports = reports(payload);
        for (int i = 0; i < reports.size(); i++) {
            report(reports.get(i), i, payload, again, frames);
        }
        return frames;
    }

    private void report(JsonAt at, int index, Payload payload, Memo<List<JsonAt>> again, List<DecodedFrame> frames)
            throws UndecodableException {
        Map<String, String> attributes = WeirJsonReport.source(at);
        Samples samples = new Samples(payload.bytes().length);
        WeirJsonReport.read(at, payload.receivedAt().toEpochMilli(), samples, null);
        long hash = attributes.isEmpty()
                ? IdentityRules.hashOfMessage(payload)
                : OtlpJsonAttributes.mix(attributes.size(), attributes);
        frames.addAll(samples.frames(
                hash,
                () -> source(attributes, payload),
                () -> series(again.get().get(index))));
    }

    private SourceIdentity source(Map<String, String> attributes, Payload payload) {
        return identity.ofResource(attributes, payload);
    }

    private static List<JsonAt> reports(Payload payload) throws UndecodableException {
        JsonAt document = JsonAt.document(payload.bytes());
        if (document.node().isArray()) {
            return document.elements();
        }
        if (document.node().isObject()) {
            return List.of(document);
        }
        throw document.invalid("an object or an array of objects");
    }

    private static List<JsonAt> parsedAgain(Payload payload) {
        try {
            return reports(payload);
        } catch (UndecodableException e) {
            throw new IllegalStateException("the same bytes could be decoded a moment ago", e);
        }
    }

    private static List<SeriesIdentity> series(JsonAt at) {
        List<SeriesIdentity> names = new ArrayList<>();
        try {
            WeirJsonReport.read(at, 0, new Samples(0), names);
        } catch (UndecodableException e) {
            throw new IllegalStateException("the same bytes could be decoded a moment ago", e);
        }
        return names;
    }
}
