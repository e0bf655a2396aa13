package io.weir.web.view;

import io.weir.ingest.Overrun;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;

/**
 * An overrun as a page shows it.
 *
 * @param key tells it from others
 * @param source who
 * @param reason which limit, for people
 * @param code which limit, as documented
 * @param count how much, with its unit
 * @param example of what
 * @param first when it began
 * @param last when it was seen last
 */
public record OverrunView(
        String key,
        String source,
        String reason,
        String code,
        String count,
        String example,
        Moment first,
        Moment last) {

    static OverrunView of(Overrun o, Instant now) {
        return new OverrunView(
                o.source().attributes() + " " + o.reason().code(),
                o.source().name(),
                reason(o.reason()),
                o.reason().code(),
                Words.count(o.count(), o.reason() == Overrun.Reason.MESSAGE_SIZE ? "message" : "sample"),
                o.example(),
                Moment.of(o.first(), now),
                Moment.of(o.last(), now));
    }

    private static String reason(Overrun.Reason reason) {
        return switch (reason) {
            case MESSAGE_SIZE -> "Message too large";
            case SOURCES -> "Too many sources";
            case SERIES -> "Too many series";
            case LAYOUTS -> "Too many layouts; kept, but in more room";
            case LABELS -> "Too many labels, or too long";
            case AHEAD -> "Clock ahead";
            case BEHIND -> "Too old";
            case INFINITE -> "Infinite value; a gap was kept";
            case DUPLICATE -> "Series twice in a message";
        };
    }
}
