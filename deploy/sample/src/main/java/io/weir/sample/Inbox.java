package io.weir.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last notices that came by webhook, newest first. Safe for all threads. */
final class Inbox {

    private static final int MOST = 50;

    private final Deque<Notice> notices = new ArrayDeque<>();
    private long count;

    /**
     * A notice.
     *
     * @param at when it came
     * @param status {@code firing} or {@code resolved}
     * @param title in one line
     * @param alerts how many it is about
     */
    record Notice(Instant at, String status, String title, int alerts) {

        static Notice of(JsonNode message, Instant at) {
            if (!message.path("alerts").isArray() || !message.path("status").isTextual()) {
                throw new IllegalArgumentException("a notice needs \"status\" and \"alerts\"");
            }
            return new Notice(
                    at,
                    message.path("status").asText(),
                    title(message),
                    message.path("alerts").size());
        }

        private static String title(JsonNode message) {
            JsonNode first = message.path("alerts").path(0);
            for (String key : List.of("summary", "title", "description")) {
                String text = first.path("annotations").path(key).asText();
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return first.path("labels").path("alertname").asText("alert without a name");
        }
    }

    synchronized void add(Notice notice) {
        notices.addFirst(notice);
        count++;
        if (notices.size() > MOST) {
            notices.removeLast();
        }
    }

    synchronized List<Notice> last() {
        return List.copyOf(notices);
    }

    /** How many ever came. */
    synchronized long count() {
        return count;
    }
}
