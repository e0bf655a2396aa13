package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes messages in tests. */
final class Decoding {

    static final Instant RECEIVED = Instant.parse("2026-11-24T03:40:00Z");

    private Decoding() {}

    static Payload payload(byte[] bytes) {
        return new Payload("weir.metrics", "agent-7", Map.of(), RECEIVED, bytes);
    }

    static List<DecodedFrame> weirJson(String document) throws UndecodableException {
        return decode(new WeirJsonDecoder(IdentityRules.DEFAULT), document.getBytes(StandardCharsets.UTF_8));
    }

    static List<DecodedFrame> otlpJson(String document) throws UndecodableException {
        return decode(new OtlpJsonDecoder(IdentityRules.DEFAULT), document.getBytes(StandardCharsets.UTF_8));
    }

    static List<DecodedFrame> decode(PayloadDecoder decoder, byte[] bytes) throws UndecodableException {
        return decoder.decode(payload(bytes));
    }

    /** The values of a frame by name and labels, in their order. */
    static Map<String, Double> values(DecodedFrame frame) {
        List<SeriesIdentity> series = frame.description().get().series();
        Map<String, Double> result = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            SeriesIdentity s = series.get(i);
            result.put(s.name() + (s.labels().isEmpty() ? "" : s.labels()), frame.values()[i]);
        }
        return result;
    }

    /** All that a frame says, to be compared; its hashes are of one format only and left out. */
    static List<Object> content(List<DecodedFrame> frames) {
        List<Object> result = new ArrayList<>();
        for (DecodedFrame frame : frames) {
            List<Double> values = new ArrayList<>();
            for (double value : frame.values()) {
                values.add(value);
            }
            result.add(List.of(frame.atMillis(), frame.description().get(), values));
        }
        return result;
    }
}
