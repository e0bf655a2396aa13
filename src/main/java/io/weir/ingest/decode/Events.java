package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads events of type {@code configuration} and {@code applied}. Immutable. */
public final class Events {

    private static final String CONFIGURATION = "configuration";
    private static final String APPLIED = "applied";
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_BY = 200;
    private static final int LONGEST_SUGGESTION = 300;

    private final IdentityRules identity;
    private final IngestLimits limits;

    /**
     * @param identity which attributes make a source
     * @param limits how far in the future an instant may be, and how long an attribute
     */
    public Events(IdentityRules identity, IngestLimits limits) {
        this.identity = identity;
        this.limits = limits;
    }

    /** Reads a message that came from a broker at about {@code now}. */
    public Event read(Payload payload, Instant now) throws UndecodableException {
        if (payload.bytes().length == 0) {
            throw new UndecodableException("empty", "there are no bytes; an event is a JSON object");
        }
        if (payload.bytes().length > MOST_BYTES) {
            throw new UndecodableException(
                    "too-large", "an event may have " + MOST_BYTES + " bytes, has " + payload.bytes().length);
        }
        JsonAt event = JsonAt.document(payload.bytes()).object();
        JsonAt type = event.get("type");
        return switch (type.node().asText()) {
            case CONFIGURATION -> configuration(event, payload, now);
            case APPLIED -> applied(event, payload, now);
            default -> throw type.invalid("\"" + CONFIGURATION + "\" or \"" + APPLIED + "\"");
        };
    }

    private ConfigurationEvent configuration(JsonAt event, Payload payload, Instant now) throws UndecodableException {
        return new ConfigurationEvent(
                source(event.get("source"), payload),
                at(event.get("time"), payload, now),
                by(event.get("by"), payload),
                settings(event.get("settings")));
    }

    private AppliedEvent applied(JsonAt event, Payload payload, Instant now) throws UndecodableException {
        JsonAt suggestion = event.get("suggestion");
        String text = suggestion.text();
        if (text.isBlank() || text.length() > LONGEST_SUGGESTION || text.indexOf('\0') >= 0) {
            throw suggestion.invalid("the id of a suggestion, or the name of the setting that it is about");
        }
        return new AppliedEvent(
                source(event.get("source"), payload),
                at(event.get("time"), payload, now),
                by(event.get("by"), payload),
                text);
    }

    private SourceIdentity source(JsonAt source, Payload payload) throws UndecodableException {
        Map<String, String> attributes = new TreeMap<>();
        for (JsonAt attribute : source.fields()) {
            String value = attribute.text();
            if (value.length() > limits.valueLength() || value.indexOf('\0') >= 0) {
                throw attribute.invalid("a string of at most " + limits.valueLength() + " characters without NUL");
            }
            attributes.put(attribute.step(), value);
        }
        if (attributes.isEmpty() || attributes.size() > limits.labels()) {
            throw new UndecodableException(
                    "invalid", "/source must have 1 to " + limits.labels() + " attributes, has " + attributes.size());
        }
        return identity.ofResource(attributes, payload);
    }

    private Instant at(JsonAt time, Payload payload, Instant now) throws UndecodableException {
        Instant at = time.isAbsent() ? payload.receivedAt() : instant(time);
        if (at.isAfter(now.plus(limits.ahead()))) {
            throw new UndecodableException(
                    "out-of-time", "/time is " + at + ", more than " + limits.ahead() + " in the future");
        }
        return at;
    }

    private static Instant instant(JsonAt time) throws UndecodableException {
        JsonNode node = time.node();
        try {
            if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
                return Instant.ofEpochMilli(node.longValue());
            }
            if (node.isTextual()) {
                Instant at = Instant.parse(node.textValue());
                if (!at.isBefore(Instant.EPOCH)) {
                    return at;
                }
            }
        } catch (DateTimeParseException e) {
            // Told below.
        } catch (DateTimeException e) {
            throw new UndecodableException("bad-timestamp", "/time is out of range: " + e.getMessage());
        }
        UndecodableException wrong = time.invalid("milliseconds since 1970, or an instant as in 2026-11-24T10:00:00Z");
        throw new UndecodableException("bad-timestamp", String.valueOf(wrong.getMessage()));
    }

    private static String by(JsonAt by, Payload payload) throws UndecodableException {
        String text = by.textOrEmpty();
        if (text.length() > LONGEST_BY || text.indexOf('\0') >= 0) {
            throw by.invalid("a string of at most " + LONGEST_BY + " characters without NUL");
        }
        return text.isBlank() ? "event on " + payload.topic() : text;
    }

    private static Map<String, @Nullable Object> settings(JsonAt settings) throws UndecodableException {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (JsonAt setting : settings.fields()) {
            result.put(setting.step(), plain(setting.node()));
        }
        return result;
    }

    // As deep as a document may be, at most.
    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            node.properties().forEach(entry -> object.put(entry.getKey(), plain(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        return node.isNull() ? null : node.asText();
    }
}
