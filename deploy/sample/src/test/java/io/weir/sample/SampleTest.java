package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole sample against a real Kafka. */
class SampleTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static Broker broker;
    private static Sample sample;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker(directory);
        sample = new Sample(new SampleOptions(0, broker.address(), false, 1));
    }

    @AfterAll
    static void stop() {
        sample.close();
        broker.close();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sample.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode status() {
        return Documents.parse(send("GET", "/status", "").body().getBytes(StandardCharsets.UTF_8));
    }

    private static void await(java.util.function.Predicate<JsonNode> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> condition.test(status()));
    }

    @Test
    void losesRecordsOnASlowSinkAndRecovers() {
        send("PUT", "/knobs", "{\"rate\": 4000, \"capacity\": 150}");
        await(status ->
                status.path("queued").asLong() == 2048 && status.path("lost").asLong() > 0);

        send("PUT", "/script", "{\"scene\": \"healthy\"}");
        send("PUT", "/knobs", "{\"rate\": 400}");

        await(status -> status.path("queued").asLong() < 600);
        assertThat(status().path("received").asLong()).isPositive();
    }

    @Test
    void turnsRequestsAway() {
        long before = status().path("failedRequests").asLong();

        send("PUT", "/knobs", "{\"failureShare\": 1}");

        await(status -> status.path("failedRequests").asLong() > before);
        send("PUT", "/knobs", "{\"failureShare\": 0}");
    }

    @Test
    void reportsAsOtlpToTheBroker() throws IOException {
        ExportMetricsServiceRequest report =
                ExportMetricsServiceRequest.parseFrom(someReport().value());

        Map<String, String> identity = new HashMap<>();
        report.getResourceMetrics(0)
                .getResource()
                .getAttributesList()
                .forEach(a -> identity.put(a.getKey(), a.getValue().getStringValue()));
        Set<String> names = new TreeSet<>();
        report.getResourceMetrics(0).getScopeMetricsList().stream()
                .flatMap(scope -> scope.getMetricsList().stream())
                .map(Metric::getName)
                .forEach(names::add);
        assertThat(identity).containsEntry("service.name", "sample-checkout").containsKey("telemetry.sdk.name");
        assertThat(names)
                .contains(
                        "otel.sdk.processor.log.queue.size",
                        "otel.sdk.processor.log.queue.capacity",
                        "otel.sdk.processor.log.processed",
                        "otel.sdk.exporter.log.exported",
                        "otel.sdk.exporter.log.inflight",
                        "otel.sdk.exporter.operation.duration",
                        "jvm.cpu.time");
    }

    /** One that was made when the exporter had already done something. */
    private static ConsumerRecord<String, byte[]> someReport() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition("otlp_metrics", 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 4);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.endOffsets(List.of(partition)).get(partition) > 5);
            return consumer.poll(Duration.ofSeconds(10)).iterator().next();
        }
    }

    @Test
    void keepsNotices() {
        String notice = """
                {"version": "4", "status": "firing", "receiver": "sample-inbox",
                 "alerts": [{"labels": {"alertname": "Slow"}, "annotations": {"summary": "The sink is slow"}}]}
                """;

        HttpResponse<String> answer = send("POST", "/notices", notice);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(send("GET", "/notices", "").body()).contains("The sink is slow", "firing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rate\": \"fast\"}| is not a knob with a number",
                "{\"speed\": 3}| is not a knob with a number",
                "{\"failureShare\": 2}| must be 0 to 1",
                "[1]| a JSON object is expected",
                "{| this is not JSON",
            })
    void refusesWhatIsNoKnob(String body, String reason) {
        HttpResponse<String> answer = send("PUT", "/knobs", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sample.css", "/sample.js"})
    void servesItsPage(String path) {
        assertThat(send("GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNothingElse() {
        assertThat(send("GET", "/../secret", "").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoNotice() {
        assertThat(send("POST", "/notices", "{}").statusCode()).isEqualTo(400);
    }
}
