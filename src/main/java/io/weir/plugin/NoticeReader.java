package io.weir.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.alerting.outbox.DueNotice;
import io.weir.api.notice.Alert;
import io.weir.api.notice.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the payload of a notice, which is kept as the JSON of a webhook. */
final class NoticeReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeReader() {}

    static Notice read(DueNotice due) {
        try {
            JsonNode root = JSON.readTree(due.payload());
            List<Alert> alerts = new ArrayList<>();
            root.path("alerts").forEach(node -> alerts.add(alert(node)));
            return new Notice(
                    due.id(),
                    due.receiver(),
                    firing(root),
                    texts(root.path("groupLabels")),
                    alerts,
                    root.path("truncatedAlerts").asInt(),
                    root.path("externalURL").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is kept as JSON", e);
        }
    }

    private static Alert alert(JsonNode node) {
        return new Alert(
                node.path("fingerprint").asText(),
                texts(node.path("labels")),
                texts(node.path("annotations")),
                Instant.parse(node.path("startsAt").asText()),
                firing(node) ? null : Instant.parse(node.path("endsAt").asText()),
                node.path("generatorURL").asText());
    }

    private static boolean firing(JsonNode node) {
        return node.path("status").asText().equals("firing");
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }
}
