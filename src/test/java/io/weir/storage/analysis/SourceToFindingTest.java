package io.weir.storage.analysis;

import static io.restassured.RestAssured.given;
import static io.weir.testing.OtlpMessages.counter;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.PipelineObserver;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.model.FindingRecord;
import io.weir.model.PageRequest;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Messages on a real broker become findings in a real database, with the bundled plugins and the real schedule. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SourceToFindingTest {

    private static final int SECONDS_OF_DATA = 90;
    private static final int CAPACITY = 2048;
    private static final int WRITTEN_PER_SECOND = 500;
    private static final int DROPPED_PER_SECOND = 300;

    private final FindingStore findings;
    private final PipelineObserver observer;
    private final PluginHost plugins;
    private final String service = "svc-" + UUID.randomUUID();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(SECONDS_OF_DATA);

    SourceToFindingTest(FindingStore findings, PipelineObserver observer, PluginHost plugins) {
        this.findings = findings;
        this.observer = observer;
        this.plugins = plugins;
    }

    @Test
    void aFullQueueBehindASlowExporterIsFoundAndCanBePlotted() {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            for (int second = 0; second <= SECONDS_OF_DATA; second++) {
                broker.send("otlp_metrics", overloaded(second));
            }
            broker.flush();
        }

        await().atMost(60, SECONDS).until(() -> !found().isEmpty());

        List<FindingRecord> found = found();
        assertThat(found).extracting(f -> f.finding().kind()).contains(FindingKind.LOSS);
        assertThat(plot(found.getFirst().pipelineId()))
                .hasValueSatisfying(
                        seen -> assertThat(seen.columns().keySet()).anyMatch(key -> key.signal() == Signal.QUEUE_SIZE));
        assertThat(plugins.status())
                .isNotEmpty()
                .allSatisfy(plugin ->
                        assertThat(plugin.state()).as(plugin.toString()).isEqualTo(State.ACTIVE));
    }

    @Test
    void aSuggestionStartsFromTheSettingThatWasTold() {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send("otlp_metrics", overloaded(0));
            broker.flush();
            await().atMost(60, SECONDS).until(() -> source().isPresent());
            given().contentType("application/json")
                    .body("{\"otel.blrp.max.export.batch.size\": 16}")
                    .put("/api/v1/sources/" + source().getAsLong() + "/settings")
                    .then()
                    .statusCode(200);
            for (int second = 1; second <= SECONDS_OF_DATA; second++) {
                broker.send("otlp_metrics", overloaded(second));
            }
            broker.flush();
        }

        await().atMost(60, SECONDS)
                .until(() -> !suggestions("maxExportBatchSize").isEmpty());

        assertThat(suggestions("maxExportBatchSize"))
                .extracting(Suggestion::from)
                .containsOnly("16");
    }

    private List<Suggestion> suggestions(String setting) {
        return found().stream()
                .flatMap(f -> f.finding().suggestions().stream())
                .filter(s -> setting.equals(s.setting()))
                .toList();
    }

    private byte[] overloaded(int second) {
        Instant at = begin.plusSeconds(second);
        String name = "otel.component.name";
        return message(
                service,
                gauge("otel.sdk.processor.log.queue.size", at, CAPACITY, name, "batching_log_processor/0"),
                gauge("otel.sdk.processor.log.queue.capacity", at, CAPACITY, name, "batching_log_processor/0"),
                counter(
                        "otel.sdk.processor.log.processed",
                        at,
                        (long) second * DROPPED_PER_SECOND,
                        name,
                        "batching_log_processor/0",
                        "error.type",
                        "queue_full"),
                counter(
                        "otel.sdk.exporter.log.exported",
                        at,
                        (long) second * WRITTEN_PER_SECOND,
                        name,
                        "otlp_http_log_exporter/0"));
    }

    private List<FindingRecord> found() throws RuntimeException {
        OptionalLong pipeline = pipeline();
        return pipeline.isEmpty()
                ? List.of()
                : get(findings.search(
                                new FindingQuery(pipeline, Optional.of(true), Optional.empty()), PageRequest.first(50)))
                        .items();
    }

    private Optional<Observation> plot(long pipelineId) {
        return get(observer.observe(
                pipelineId, Interval.endingAt(begin.plusSeconds(SECONDS_OF_DATA), java.time.Duration.ofSeconds(60))));
    }

    private OptionalLong pipeline() {
        return number("select p.id from pipeline p join source s on s.id = p.source_id where s.name = ?");
    }

    private OptionalLong source() {
        return number("select id from source where name = ?");
    }

    private OptionalLong number(String sql) {
        try (Connection connection = DriverManager.getConnection(EmbeddedServices.jdbcUrl(), "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, service);
            ResultSet rows = statement.executeQuery();
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }
}
