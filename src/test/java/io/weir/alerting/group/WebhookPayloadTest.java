package io.weir.alerting.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.Examples;
import io.weir.alerting.Sample;
import io.weir.alerting.route.GroupSlot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookPayloadTest {

    private static final GroupSlot SLOT = new GroupSlot(
            "{}:{pipeline=\"orders\"}",
            "team",
            Map.of("pipeline", "orders"),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);

    private final AlertRecord firing =
            Sample.firing(1, Map.of("alertname", "QueueLong", "pipeline", "orders", "stage", "main Q"));
    private final AlertRecord resolved = Sample.firing(
                    2, Map.of("alertname", "QueueLong", "pipeline", "orders", "stage", "action 1"))
            .resolve(Sample.START.plusSeconds(90));

    @Test
    void isAlertmanagersVersion4() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode expected = mapper.readTree(Examples.text("webhook.json"));
        assertThat(mapper.readTree(payload(0).json())).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatIsMoreThanTheReceiverWants() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(payload(1).json());
        assertThat(json.get("alerts")).hasSize(1);
        assertThat(json.get("truncatedAlerts").asInt()).isEqualTo(1);
    }

    private WebhookPayload payload(int maxAlerts) {
        return new WebhookPayload(SLOT, List.of(firing, resolved), maxAlerts, "http://weir.example");
    }
}
