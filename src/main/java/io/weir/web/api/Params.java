package io.weir.web.api;

import io.weir.model.PageRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.format.Words;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parameters; what is wrong is named together with what would be right. */
final class Params {

    static final String DEFAULT_LIMIT = "100";

    // PostgreSQL and the arithmetic of instants know fewer years than Instant can write.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Params() {}

    static PageRequest page(String limit, String after) {
        return new PageRequest(
                (int) whole("limit", limit, 1, PageRequest.MAX_LIMIT), whole("after", after, 0, Long.MAX_VALUE));
    }

    static long whole(String name, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what is out of range.
        }
        String range = most == Long.MAX_VALUE ? " of " + least + " or more" : " from " + least + " to " + most;
        throw ProblemException.invalid(name, name + " must be a whole number" + range + ", is '" + text + "'");
    }

    /** A number in the path: what is none names nothing. */
    static long id(String noun, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("there is no " + noun + " '" + text + "'; its id is a whole number");
        }
    }

    static ProblemException missing(String noun, String id) {
        return ProblemException.notFound("there is no " + noun + " " + id);
    }

    static <E extends Enum<E>> Optional<E> word(String name, Class<E> type, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Words.parse(type, text.strip())
                .orElseThrow(() -> ProblemException.invalid(
                        name, name + " must be one of " + Words.all(type) + ", is '" + text + "'")));
    }

    static Optional<Boolean> bool(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return switch (text.strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw ProblemException.invalid(name, name + " must be true or false, is '" + text + "'");
        };
    }

    /** An instant in ISO 8601, or in milliseconds since the epoch. */
    static Optional<Instant> instant(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            boolean millis = text.chars().allMatch(Character::isDigit);
            Instant at = millis ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
            if (!at.isBefore(FIRST) && !at.isAfter(LAST)) {
                return Optional.of(at);
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            // Told below, together with what is out of range.
        }
        throw ProblemException.invalid(
                name,
                name + " must be an instant of the years 1 to 9999 such as 2026-11-24T10:00:00Z, or milliseconds, is '"
                        + text + "'");
    }
}
