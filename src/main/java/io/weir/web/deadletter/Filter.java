package io.weir.web.deadletter;

import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord.State;
import io.weir.web.format.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows; an empty text lets all pass.
 *
 * @param reason of the letters
 * @param topic of the letters
 * @param state of the letters
 */
public record Filter(String reason, String topic, String state) {

    static final Filter NONE = new Filter("", "", "");

    DeadLetterQuery query(List<Long> ids) {
        return new DeadLetterQuery(ids, of(reason), of(topic), Words.parse(State.class, state));
    }

    /** Address of the page with this filter. */
    public String address() {
        StringBuilder address = new StringBuilder("/dead-letters?");
        add(address, "reason", reason);
        add(address, "topic", topic);
        add(address, "state", state);
        return address.substring(0, address.length() - 1);
    }

    String after(long id) {
        String address = address();
        return address + (address.contains("?") ? "&" : "?") + "after=" + id;
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    private static Optional<String> of(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
