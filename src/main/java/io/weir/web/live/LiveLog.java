package io.weir.web.live;

import io.weir.model.LiveEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, each with a place, so that a client that was away for a moment hears what it missed. Places are
 * this replica's own: a client that comes from another one must look at everything anew. Safe for several threads.
 */
final class LiveLog {

    private static final int KEPT = 2_048;

    private final String replica = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<LiveEvent> latest = new ArrayDeque<>();
    private long count;

    /** Takes an event in. */
    synchronized void add(LiveEvent event) {
        latest.addLast(event);
        count++;
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /** The place after the latest event. */
    synchronized String place() {
        return replica + "-" + count;
    }

    /** What happened since a place; empty when that is not known any more, or never was. */
    synchronized Optional<List<LiveEvent>> since(@Nullable String place) {
        long seen = number(place);
        long missed = count - seen;
        if (seen < 0 || missed < 0 || missed > latest.size()) {
            return Optional.empty();
        }
        List<LiveEvent> all = new ArrayList<>(latest);
        return Optional.of(all.subList(all.size() - (int) missed, all.size()));
    }

    private long number(@Nullable String place) {
        if (place == null || !place.startsWith(replica + "-")) {
            return -1;
        }
        try {
            return Long.parseLong(place.substring(replica.length() + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
