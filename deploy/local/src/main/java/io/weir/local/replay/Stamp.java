package io.weir.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * The time of a recorded line: the text of its top-level {@code "ts"}, in place.
 *
 * @param at the instant it says
 * @param from index of its first character in the line, after the quote
 * @param to index after its last character
 */
record Stamp(Instant at, int from, int to) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Finds it; empty when the line is not a JSON object with such a time. */
    static Optional<Stamp> of(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("ts");
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? read(line, parser) : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Stamp> read(String line, JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset() + 1;
        String text = parser.getText();
        // An escaped character would be longer in the line than in the text.
        return line.startsWith(text + "\"", from)
                ? Optional.of(new Stamp(OffsetDateTime.parse(text).toInstant(), from, from + text.length()))
                : Optional.empty();
    }

    /** The line with its time moved; offset and number of decimals stay, and so does every other character. */
    String moved(String line, Duration by) {
        String text = line.substring(from, to);
        OffsetDateTime moved = OffsetDateTime.parse(text).plus(by);
        return line.substring(0, from) + format(text).format(moved) + offset(text) + line.substring(to);
    }

    private static DateTimeFormatter format(String like) {
        int dot = like.indexOf('.');
        int decimals = dot < 0 ? 0 : like.length() - offset(like).length() - dot - 1;
        DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        return decimals == 0
                ? format.toFormatter()
                : format.appendFraction(ChronoField.NANO_OF_SECOND, decimals, decimals, true)
                        .toFormatter();
    }

    private static String offset(String text) {
        return text.endsWith("Z") ? "Z" : text.substring(Math.max(text.lastIndexOf('+'), text.lastIndexOf('-')));
    }
}
