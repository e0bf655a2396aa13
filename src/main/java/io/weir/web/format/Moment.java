package io.weir.web.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An instant as a page shows it.
 *
 * @param iso for machines, and for the script that turns it into the reader's own time zone
 * @param absolute date and time with the zone named
 * @param clock time of day, in UTC
 * @param ago relative to when the page was made
 */
public record Moment(String iso, String absolute, String clock, String ago) {

    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The moment as seen from {@code now}. */
    public static Moment of(Instant at, Instant now) {
        return new Moment(
                at.truncatedTo(ChronoUnit.MILLIS).toString(), ABSOLUTE.format(at), CLOCK.format(at), ago(at, now));
    }

    /** The same for what may not have happened. */
    public static @Nullable Moment ofNullable(@Nullable Instant at, Instant now) {
        return at == null ? null : of(at, now);
    }

    static String ago(Instant at, Instant now) {
        long seconds = Duration.between(at, now).toSeconds();
        if (Math.abs(seconds) < 10) {
            return "just now";
        }
        String length = length(Math.abs(seconds));
        return seconds > 0 ? length + " ago" : "in " + length;
    }

    private static String length(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
