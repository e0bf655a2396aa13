package io.weir.storage.alerting;

import io.weir.alerting.group.Sent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What addresses were told, as plain lists: JSON that needs no reflection on our records. */
final class SentJson {

    private SentJson() {}

    static Map<String, Map<String, List<String>>> write(Map<String, Sent> sent) {
        Map<String, Map<String, List<String>>> json = new HashMap<>();
        sent.forEach((target, told) -> json.put(
                target,
                Map.of(
                        "at", List.of(told.at().toString()),
                        "firing", List.copyOf(told.firing()),
                        "resolved", List.copyOf(told.resolved()))));
        return json;
    }

    static Map<String, Sent> read(Map<String, Map<String, List<String>>> json) {
        Map<String, Sent> sent = new HashMap<>();
        json.forEach((target, told) -> sent.put(
                target,
                new Sent(
                        Instant.parse(told.getOrDefault("at", List.of(Instant.EPOCH.toString()))
                                .getFirst()),
                        Set.copyOf(told.getOrDefault("firing", List.of())),
                        Set.copyOf(told.getOrDefault("resolved", List.of())))));
        return sent;
    }
}
