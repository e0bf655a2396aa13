package io.weir.storage.live;

import io.weir.model.LiveEvent;
import java.util.Arrays;
import java.util.Optional;

/** Live events as the texts that are told: topic, a blank, the number. */
final class LiveEvents {

    private LiveEvents() {}

    static String encode(LiveEvent event) {
        return event.topic().name() + " " + event.id();
    }

    /** Empty when the text is of another version and means nothing here. */
    static Optional<LiveEvent> decode(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0 || !text.substring(blank + 1).matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        String name = text.substring(0, blank);
        return Arrays.stream(LiveEvent.Topic.values())
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .map(topic -> new LiveEvent(topic, Long.parseLong(text.substring(blank + 1))));
    }
}
