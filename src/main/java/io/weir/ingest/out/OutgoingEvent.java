package io.weir.ingest.out;

import java.util.UUID;

/**
 * Something that happened, for others to build on.
 *
 * @param id the same whenever it is sent
 * @param kind of what it is about
 * @param key events of one key keep their order
 * @param json the event as a JSON object
 */
public record OutgoingEvent(UUID id, Kind kind, String key, String json) {

    /** What an event is about. */
    public enum Kind {
        /** A finding was opened, changed or resolved. */
        FINDINGS,
        /** An alert is pending, fires or is resolved. */
        ALERTS
    }
}
