package io.weir.messaging;

import static io.weir.testing.OtlpMessages.counter;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.SourceWindows;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import io.weir.testing.OtlpMessages;
import io.weir.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** From bytes on a real broker to rows in a real database and back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WholeWayTest {

    private final SourceWindows windows;
    private final String service = "svc-" + UUID.randomUUID();
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    WholeWayTest(SourceWindows windows) {
        this.windows = windows;
    }

    @Test
    void protocolBuffersBecomeSeries() throws Exception {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send(
                    "otlp_metrics",
                    message(service, gauge("queue.size", at, 7), counter("sent", at, 100, "sink", "a")));
            broker.send(
                    "otlp_metrics",
                    message(
                            service,
                            gauge("queue.size", at.plusSeconds(1), 8),
                            counter("sent", at.plusSeconds(1), 130, "sink", "a")));
            broker.flush();
        }

        awaitFrames(2);
        NativeWindow window = window();

        assertThat(window.source()).isEqualTo(service);
        assertThat(window.attributes()).containsEntry("service.name", service);
        assertThat(window.series()).hasSize(2);
        NativeSeries sent = series(window, "sent");
        assertThat(sent.kind()).isEqualTo(NativeSeries.Kind.COUNTER);
        assertThat(sent.unit()).isEqualTo("{event}");
        assertThat(sent.label("sink")).isEqualTo("a");
        assertThat(sent.at())
                .containsExactly(at.toEpochMilli(), at.plusSeconds(1).toEpochMilli());
        assertThat(sent.values()).containsExactly(100, 130);
        assertThat(series(window, "queue.size").values()).containsExactly(7, 8);
    }

    @Test
    void theSameMessageAgainChangesNothing() throws Exception {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            for (int i = 0; i < 3; i++) {
                broker.send("otlp_metrics", message(service, gauge("queue.size", at, 7)));
            }
            broker.send("otlp_metrics", message(service, gauge("queue.size", at.plusSeconds(1), 9)));
            broker.flush();
        }

        awaitFrames(2);

        assertThat(series(window(), "queue.size").values()).containsExactly(7, 9);
    }

    @Test
    void garbageGoesToTheDeadLettersWithItsReason() {
        byte[] garbage = ("garbage of " + service).getBytes(StandardCharsets.UTF_8);
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send("weir.metrics", garbage);
            broker.flush();

            ConsumerRecord<byte[], byte[]> letter = broker.read(
                            "weir.dead-letter", 1, r -> new String(r.value(), StandardCharsets.UTF_8).contains(service))
                    .getFirst();

            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(header(letter, "weir-reason")).isEqualTo("unknown-format");
            assertThat(header(letter, "weir-topic")).isEqualTo("weir.metrics");
            assertThat(header(letter, "weir-message")).contains("otlp-proto", "weir-json");
        }
    }

    @Test
    void aBrokenAttributeCostsItsOwnMessageOnly() throws Exception {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send("otlp_metrics", message(service, gauge("queue.size", at, 7)));
            broker.send("otlp_metrics", OtlpMessages.withBrokenAttribute(service, at.plusSeconds(1)));
            broker.send("otlp_metrics", message(service, gauge("queue.size", at.plusSeconds(2), 9)));
            broker.flush();

            ConsumerRecord<byte[], byte[]> letter = broker.read(
                            "weir.dead-letter", 1, r -> new String(r.value(), StandardCharsets.UTF_8).contains(service))
                    .getFirst();

            assertThat(header(letter, "weir-reason")).isEqualTo("malformed");
            assertThat(header(letter, "weir-message")).contains("attributes");
        }
        awaitFrames(2);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String key) {
        return new String(record.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
    }

    private NativeWindow window() throws Exception {
        Interval interval = Interval.endingAt(at.plusSeconds(60), Duration.ofMinutes(5));
        return windows.read(sourceId(), interval).toCompletableFuture().get(10, SECONDS);
    }

    private static NativeSeries series(NativeWindow window, String name) {
        return window.series().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitFrames(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> frames() == count);
    }

    private long frames() throws Exception {
        try (Connection connection = connect()) {
            return Rows.number(connection, "select count(*) from frame where source_id = ?", sourceId());
        }
    }

    private long sourceId() throws Exception {
        try (Connection connection = connect()) {
            return Rows.number(connection, "select id from source where name = ?", service);
        }
    }

    private static Connection connect() throws Exception {
        return DriverManager.getConnection(EmbeddedServices.jdbcUrl(), "postgres", "postgres");
    }
}
