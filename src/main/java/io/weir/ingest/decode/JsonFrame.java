package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers the samples of one instant of formats that carry all names in every message. Not for several threads. */
final class JsonFrame {

    private final List<SeriesIdentity> series = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private long shape;

    void add(SeriesIdentity identity, double value) {
        series.add(identity);
        values.add(Double.isFinite(value) ? value : Double.NaN);
        shape = Hash64.mix(shape, Hash64.of(identity.name()));
        for (Map.Entry<String, String> label : identity.labels().entrySet()) {
            shape = Hash64.mix(Hash64.mix(shape, Hash64.of(label.getKey())), Hash64.of(label.getValue()));
        }
        shape = Hash64.mix(shape, identity.kind().ordinal());
    }

    /** The frame; none when nothing was added. These formats do not say who reports: the message does. */
    List<DecodedFrame> at(long millis, Payload payload) {
        if (series.isEmpty()) {
            return List.of();
        }
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        DecodedFrame.Description description =
                new DecodedFrame.Description(IdentityRules.DEFAULT.ofMessage(payload), List.copyOf(series));
        return List.of(new DecodedFrame(IdentityRules.hashOfMessage(payload), shape, millis, all, () -> description));
    }

    /** The instant in a field, or when the broker got the message if there is no such field. */
    static long instant(JsonNode field, Payload payload) throws UndecodableException {
        if (field.isMissingNode() || field.isNull()) {
            return payload.receivedAt().toEpochMilli();
        }
        try {
            return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .parse(field.asText(), Instant::from)
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new UndecodableException(
                    "bad-timestamp",
                    "\"ts\" is '" + field.asText() + "', must be an instant such as 2026-11-23T23:37:38.686Z");
        }
    }
}
