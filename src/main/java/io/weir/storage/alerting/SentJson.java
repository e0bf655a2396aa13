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
        sent.forEach((target, told) -> json.put(target, write(told)));
        return json;
    }

    // What is usual is left out: statements ask whether "givenUp" is there.
    private static Map<String, List<String>> write(Sent told) {
        Map<String, List<String>> json = new HashMap<>();
        json.put("at", List.of(told.at().toString()));
        json.put("firing", List.copyOf(told.firing()));
        json.put("resolved", List.copyOf(told.resolved()));
        if (!told.owed().isEmpty()) {
            json.put("owed", List.copyOf(told.owed()));
        }
        if (told.givenUp() > 0) {
            json.put("givenUp", List.of(Integer.toString(told.givenUp())));
        }
        if (told.untold()) {
            json.put("untold", List.of("true"));
        }
        return json;
    }

    static Map<String, Sent> read(Map<String, Map<String, List<String>>> json) {
        Map<String, Sent> sent = new HashMap<>();
        json.forEach((target, told) -> sent.put(target, sent(told)));
        return sent;
    }

    private static Sent sent(Map<String, List<String>> told) {
        return new Sent(
                Instant.parse(one(told, "at", Instant.EPOCH.toString())),
                Set.copyOf(told.getOrDefault("firing", List.of())),
                Set.copyOf(told.getOrDefault("resolved", List.of())),
                Set.copyOf(told.getOrDefault("owed", List.of())),
                Integer.parseInt(one(told, "givenUp", "0")),
                Boolean.parseBoolean(one(told, "untold", "false")));
    }

    private static String one(Map<String, List<String>> told, String key, String otherwise) {
        return told.getOrDefault(key, List.of(otherwise)).getFirst();
    }
}
