package io.weir.alerting.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.route.GroupSlot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON that Alertmanager's webhooks send, version 4. */
record WebhookPayload(GroupSlot slot, List<AlertRecord> alerts, int maxAlerts, String externalUrl) {

    // How Go writes a time that is not set: receivers expect it for alerts that still fire.
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    String status() {
        return alerts.stream().anyMatch(a -> a.state() == AlertState.FIRING) ? "firing" : "resolved";
    }

    String json() {
        List<AlertRecord> shown = maxAlerts > 0 && maxAlerts < alerts.size() ? alerts.subList(0, maxAlerts) : alerts;
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("receiver", slot.receiver());
        root.put("status", status());
        ArrayNode list = root.putArray("alerts");
        shown.forEach(alert -> list.add(alert(alert)));
        root.set("groupLabels", object(slot.labels()));
        root.set("commonLabels", object(common(AlertRecord::labels)));
        root.set("commonAnnotations", object(common(AlertRecord::annotations)));
        root.put("externalURL", externalUrl);
        root.put("version", "4");
        root.put("groupKey", slot.key());
        root.put("truncatedAlerts", alerts.size() - shown.size());
        return root.toString();
    }

    private ObjectNode alert(AlertRecord alert) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("status", alert.state() == AlertState.FIRING ? "firing" : "resolved");
        node.set("labels", object(alert.labels()));
        node.set("annotations", object(alert.annotations()));
        node.put("startsAt", alert.startsAt().toString());
        node.put("endsAt", time(alert.endsAt()));
        node.put("generatorURL", externalUrl + "/pipelines/" + alert.pipelineId());
        node.put("fingerprint", alert.fingerprint());
        return node;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? NO_TIME : at.toString();
    }

    private Map<String, String> common(Function<AlertRecord, Map<String, String>> part) {
        Map<String, String> shared = new TreeMap<>(part.apply(alerts.getFirst()));
        alerts.forEach(alert -> shared.entrySet().retainAll(part.apply(alert).entrySet()));
        return shared;
    }

    private static ObjectNode object(Map<String, String> texts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(texts).forEach(node::put);
        return node;
    }
}
