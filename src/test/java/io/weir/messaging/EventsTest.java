package io.weir.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.change.How;
import io.weir.analysis.change.LifeStore;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.change.Told;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.analysis.fact.ConfigurationFacts;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.SettingRole;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.SourceRegister;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What others say on {@code weir.events}, from a real broker into a real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EventsTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final ConfigurationFacts facts;
    private final SourceRegister sources;
    private final PipelineStore pipelines;
    private final LifeStore lives;
    private final String service = "svc-" + UUID.randomUUID();

    EventsTest(ConfigurationFacts facts, SourceRegister sources, PipelineStore pipelines, LifeStore lives) {
        this.facts = facts;
        this.sources = sources;
        this.pipelines = pipelines;
        this.lives = lives;
    }

    @Test
    void aConfigurationStandsWithItsTimeAndWhoSaidIt() {
        send(event(T0, "{\"sinks\": {\"siem\": {\"max\": 500}}, \"mode\": \"fast\"}"));

        await().atMost(60, SECONDS).until(() -> known().isPresent());

        assertThat(known()).contains(new ConfigurationFact(T0, "ci", Map.of("sinks.siem.max", "500", "mode", "fast")));
    }

    @Test
    void anOlderOneAndOneThatComesTwiceChangeNothing() {
        String newest = event(T0.plusSeconds(2), "{\"queue\": 3}");

        send(event(T0.plusSeconds(1), "{\"queue\": 2}"), newest, event(T0, "{\"queue\": 1}"), newest);

        await().atMost(60, SECONDS)
                .until(() -> known().isPresent() && known().get().at().equals(T0.plusSeconds(2)));
        send(event(T0, "{\"queue\": 1}"), event(T0.plusSeconds(9), "{\"queue\": 9}"));
        await().atMost(60, SECONDS).until(() -> known().orElseThrow().settings().equals(Map.of("queue", "9")));
    }

    @Test
    void aBadEventGoesToTheDeadLettersAndHoldsNothingUp() {
        String bad = "{\"type\": \"configuration\", \"source\": {\"service.name\": \"" + service
                + "\"}, \"settings\": [\"queue\"]}";
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send("weir.events", bad.getBytes(StandardCharsets.UTF_8));
            broker.send("weir.events", event(T0, "{\"queue\": 1}").getBytes(StandardCharsets.UTF_8));
            broker.flush();

            ConsumerRecord<byte[], byte[]> letter = broker.read(
                            "weir.dead-letter", 1, r -> new String(r.value(), StandardCharsets.UTF_8).contains(service))
                    .getFirst();

            assertThat(header(letter, "weir-reason")).isEqualTo("invalid");
            assertThat(header(letter, "weir-topic")).isEqualTo("weir.events");
            assertThat(header(letter, "weir-message")).contains("/settings is an array, must be an object");
        }
        await().atMost(60, SECONDS).until(() -> known().isPresent());
    }

    @Test
    void aSuggestionThatWasAppliedIsKnownByItsSetting() {
        long pipeline = suggested();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(5);
        String applied = "{\"type\": \"applied\", \"source\": {\"service.name\": \"" + service + "\"}, \"time\": "
                + at.toEpochMilli() + ", \"by\": \"deployment 4711\", \"suggestion\": \"batch\"}";

        send(applied, applied);

        await().atMost(60, SECONDS).until(() -> life(pipeline).applied().isPresent());
        State.Applied known = life(pipeline).applied().orElseThrow();
        assertThat(known.at()).isEqualTo(at);
        assertThat(known.how()).isEqualTo(How.EVENT);
        assertThat(known.by()).isEqualTo("deployment 4711");
    }

    private long suggested() {
        long source = get(sources.number(new SourceIdentity(service, Map.of("service.name", service))))
                .orElseThrow();
        Pipeline pipeline = new Pipeline("p", "e", List.of(), List.of(), List.of());
        long id = get(pipelines.save(source, "test", pipeline, Instant.now())).id();
        Effect effect = new Effect("throughput", "{event}/s", 400, 700, 800, 820, "formula");
        Suggestion suggestion = new Suggestion("batch", null, Action.INCREASE, "512", "1024", effect, "why", "risk");
        Told told = new Told("bottleneck.batch-size", null, SettingRole.BATCH_SIZE, true, suggestion);
        get(lives.say(id, List.of(told), Instant.now()));
        return id;
    }

    private SuggestionLife life(long pipeline) {
        return get(lives.of(pipeline, 10)).getFirst();
    }

    private String event(Instant at, String settings) {
        return "{\"type\": \"configuration\", \"source\": {\"service.name\": \"" + service + "\"}, \"time\": "
                + at.toEpochMilli() + ", \"by\": \"ci\", \"settings\": " + settings + "}";
    }

    private static void send(String... events) {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            for (String event : events) {
                broker.send("weir.events", event.getBytes(StandardCharsets.UTF_8));
            }
            broker.flush();
        }
    }

    private Optional<ConfigurationFact> known() {
        SourceIdentity source = new SourceIdentity(service, Map.of("service.name", service));
        return get(facts.of(get(sources.number(source)).orElseThrow()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String key) {
        return new String(record.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }
}
