package io.weir.storage.analysis;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.weir.testing.OtlpMessages.counter;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages on a real broker, a suggestion that is said to be applied, and the verdict on it in the API and on the page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class VerifiedSuggestionTest {

    private static final int SECONDS_OF_DATA = 900;
    private static final int STEP = 5;
    private static final int CHANGED_AT = 420;
    private static final int OFFERED = 800;
    private static final int CAPACITY = 2048;

    private final String service = "verified-" + UUID.randomUUID();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(SECONDS_OF_DATA);
    private final Broker broker = new Broker(EmbeddedServices.bootstrapServers());
    private long written;
    private long dropped;

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void anAppliedSuggestionIsVerifiedBesideItsPrediction() {
        send(0, CHANGED_AT, 400, CAPACITY);
        await().atMost(60, SECONDS).until(() -> suggestion() != null);
        String key = Objects.requireNonNull(suggestion());
        send(CHANGED_AT + STEP, SECONDS_OF_DATA, 796, 200);

        said(key).statusCode(200).body("state", is("applied"));

        await().atMost(60, SECONDS).until(() -> "verified".equals(state(key)));
        when().get("/api/v1/pipelines/" + pipeline() + "/suggestions")
                .then()
                .body("find { it.verdict != null }.verdict.verdict", is("helped"))
                .body(
                        "find { it.verdict != null }.verdict.why",
                        containsString("throughput rose from 400 events/s to 796"));
        when().get("/pipelines/" + pipeline())
                .then()
                .body(containsString("The last change"))
                .body(containsString("Helped"));
    }

    private ValidatableResponse said(String key) {
        return given().contentType(ContentType.JSON)
                .body("{\"at\":\"" + begin.plus(Duration.ofSeconds(CHANGED_AT)) + "\"}")
                .post("/api/v1/pipelines/" + pipeline() + "/suggestions/" + key + "/applied")
                .then();
    }

    private String state(String key) {
        return when().get("/api/v1/pipelines/" + pipeline() + "/suggestions")
                .path("find { it.suggestion.id == '" + key + "' && it.applied != null }.state");
    }

    private @Nullable String suggestion() {
        Integer pipeline = pipeline();
        if (pipeline == null) {
            return null;
        }
        List<String> ids = when().get("/api/v1/findings?pipeline=" + pipeline + "&open=true")
                .path("items.suggestions.flatten().findAll { it.effect.quantity == 'throughput' }.id");
        return ids.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable Integer pipeline() {
        return when().get("/api/v1/pipelines?limit=500").path("items.find { it.source == '" + service + "' }.id");
    }

    private void send(int from, int to, int writtenPerSecond, int queued) {
        for (int second = from; second <= to; second += STEP) {
            broker.send("otlp_metrics", report(begin.plusSeconds(second), queued));
            written += (long) STEP * writtenPerSecond;
            dropped += (long) STEP * (OFFERED - writtenPerSecond);
        }
        broker.flush();
    }

    private byte[] report(Instant at, int queued) {
        String name = "otel.component.name";
        String processor = "batching_log_processor/0";
        return message(
                service,
                gauge("otel.sdk.processor.log.queue.size", at, queued, name, processor),
                gauge("otel.sdk.processor.log.queue.capacity", at, CAPACITY, name, processor),
                counter("otel.sdk.processor.log.processed", at, dropped, name, processor, "error.type", "queue_full"),
                counter("otel.sdk.exporter.log.exported", at, written, name, "otlp_http_log_exporter/0"));
    }
}
