package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weir's own JSON, for senders that have no format yet: {@code docs/weir-json.md} tells all about it. A field that it does
 * not know is refused: a misspelt one would otherwise be lost in silence.
 */
public final class WeirJsonDecoder implements PayloadDecoder {

    private static final Set<String> MESSAGE_FIELDS = Set.of("source", "time", "samples");
    private static final Set<String> SAMPLE_FIELDS = Set.of("name", "value", "kind", "unit", "labels", "time");

    private final IdentityRules identity;

    /** @param identity which attributes of a source make it */
    public WeirJsonDecoder(IdentityRules identity) {
        this.identity = identity;
    }

    @Override
    public String format() {
        return "weir-json";
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonSniff.hasKey(payload.bytes(), "samples");
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        List<DecodedFrame> frames = new ArrayList<>(1);
        for (JsonNode message : JsonRoots.read(payload.bytes())) {
            frames.addAll(message(message, payload));
        }
        return frames;
    }

    private List<DecodedFrame> message(JsonNode message, Payload payload) throws UndecodableException {
        only(MESSAGE_FIELDS, message, "message");
        JsonNode list = message.get("samples");
        if (list == null || !list.isArray()) {
            throw new UndecodableException("malformed", "the message has no list 'samples'");
        }
        long at = time(message.get("time"), payload.receivedAt().toEpochMilli());
        NamedSamples samples = new NamedSamples(identity.ofResource(texts(message.get("source"), "source"), payload));
        for (JsonNode sample : list) {
            only(SAMPLE_FIELDS, sample, "sample");
            samples.add(time(sample.get("time"), at), series(sample), value(sample));
        }
        return samples.frames();
    }

    private static SeriesIdentity series(JsonNode sample) throws UndecodableException {
        String name = JsonValues.text(sample.get("name"), "name");
        if (name.isEmpty()) {
            throw new UndecodableException("malformed", "a sample has no name: " + sample);
        }
        String unit = JsonValues.text(sample.get("unit"), "unit");
        return new SeriesIdentity(name, texts(sample.get("labels"), "labels"), kind(sample), unit);
    }

    private static double value(JsonNode sample) throws UndecodableException {
        if (!sample.has("value")) {
            throw new UndecodableException("malformed", "a sample has no value: " + sample);
        }
        return JsonValues.number(sample.get("value"), "value");
    }

    private static Kind kind(JsonNode sample) throws UndecodableException {
        return switch (JsonValues.text(sample.get("kind"), "kind")) {
            case "" -> Kind.UNKNOWN;
            case "gauge" -> Kind.GAUGE;
            case "counter" -> Kind.COUNTER;
            case "delta" -> Kind.DELTA;
            default -> throw JsonValues.wrong("kind", "gauge, counter or delta", sample.get("kind"));
        };
    }

    private static long time(@Nullable JsonNode time, long otherwise) throws UndecodableException {
        if (time == null) {
            return otherwise;
        }
        if (time.isIntegralNumber() && time.canConvertToLong()) {
            return time.longValue();
        }
        try {
            return instant(JsonValues.text(time, "time")).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw JsonValues.wrong("time", "like 2026-11-24T03:15:00.250Z or milliseconds since 1970", time);
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Map<String, String> texts(@Nullable JsonNode object, String field) throws UndecodableException {
        Map<String, String> result = new TreeMap<>();
        if (object == null) {
            return result;
        }
        if (!object.isObject()) {
            throw JsonValues.wrong(field, "an object of texts", object);
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isTextual()) {
                throw JsonValues.wrong(field + "." + entry.getKey(), "a text", entry.getValue());
            }
            result.put(entry.getKey(), entry.getValue().textValue());
        }
        return result;
    }

    private static void only(Set<String> known, JsonNode object, String what) throws UndecodableException {
        if (!object.isObject()) {
            throw JsonValues.wrong(what, "an object", object);
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new UndecodableException(
                        "malformed", "unknown field '" + name + "' of a " + what + "; known are " + sorted(known));
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
