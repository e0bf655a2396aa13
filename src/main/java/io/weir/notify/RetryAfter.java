package io.weir.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header of that name: seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** Empty when it is neither, or in the past. */
    static Optional<Duration> parse(String text, Instant now) {
        return wait(text.strip(), now).filter(wait -> !wait.isNegative());
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
