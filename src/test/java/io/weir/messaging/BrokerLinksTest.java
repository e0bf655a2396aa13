package io.weir.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.weir.testing.EmbeddedArtemis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every link promises, over a real broker. */
class BrokerLinksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static EmbeddedArtemis artemis;
    private static Vertx vertx;

    private final String topic = "weir/" + UUID.randomUUID();
    private final String name = "side-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        artemis = EmbeddedArtemis.start();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        artemis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void messagesThatAreSentAreKept(String broker) throws Exception {
        try (Side taking = side(broker, name);
                Side giving = side(broker, "giving-" + name, "nothing")) {
            sendAll(giving, 2_000);

            await().atMost(PATIENCE).until(() -> taking.store().values().size() == 2_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void whatIsNotOnDiskComesAgain(String broker) throws Exception {
        try (Side giving = side(broker, "giving-" + name, "nothing")) {
            try (Side first = side(broker, name)) {
                first.store().hold();
                sendAll(giving, 100);
                await().atMost(PATIENCE).until(first.store()::holdsSomething);
                // It goes away before anything was written.
            }
            try (Side second = side(broker, name)) {
                await().atMost(PATIENCE).until(() -> second.store().values().size() == 100);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void whatIsOnDiskDoesNotComeAgain(String broker) throws Exception {
        try (Side giving = side(broker, "giving-" + name, "nothing")) {
            try (Side first = side(broker, name)) {
                sendAll(giving, 100);
                await().atMost(PATIENCE).until(() -> first.store().values().size() == 100);
                await().atMost(PATIENCE).until(() -> artemis.unacknowledged(topic) == 0);
            }
            try (Side second = side(broker, name)) {
                get(giving.send(topic, 1_000));
                await().atMost(PATIENCE).until(() -> second.store().values().contains(1_000.0));

                assertThat(second.store().values()).containsExactly(1_000.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void itGoesOnAfterTheBrokerWasAway(String broker) throws Exception {
        try (Side taking = side(broker, name);
                Side giving = side(broker, "giving-" + name, "nothing")) {
            sendAll(giving, 10);
            await().atMost(PATIENCE).until(() -> taking.store().values().size() == 10);

            artemis.restart();
            await().atMost(PATIENCE).until(() -> taking.connected() && giving.connected());
            get(giving.send(topic, 99));

            await().atMost(PATIENCE).until(() -> taking.store().values().contains(99.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void garbageGoesToTheDeadLettersAndHoldsNothingUp(String broker) throws Exception {
        try (Side readingLetters = side(broker, "reading-" + name, "weir.dead-letter");
                Side taking = side(broker, name);
                Side giving = side(broker, "giving-" + name, "nothing")) {
            readingLetters.store().hold();
            String letter = new String(giving.json(-7), StandardCharsets.UTF_8).replace("value", "wert");
            get(giving.send(topic, letter.getBytes(StandardCharsets.UTF_8)));
            get(giving.send(topic, 7));

            await().atMost(PATIENCE).until(() -> taking.store().values().contains(7.0));
            await().atMost(PATIENCE).until(() -> artemis.arrived("weir.dead-letter") > 0);
            assertThat(taking.letters().added()).singleElement().satisfies(kept -> {
                assertThat(kept.reason()).isEqualTo("invalid");
                assertThat(kept.topic()).isEqualTo(topic);
                assertThat(kept.whole()).isTrue();
            });
        }
    }

    private Side side(String broker, String client) {
        return side(broker, client, topic);
    }

    private static Side side(String broker, String client, String topics) {
        Side side = new Side(broker, artemis.port(), client, topics, vertx);
        await().atMost(PATIENCE).until(side::connected);
        return side;
    }

    private void sendAll(Side giving, int count) throws Exception {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> sent.add(giving.send(topic, i).toCompletableFuture()));
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(30, SECONDS);
    }

    private static void get(CompletionStage<Void> sent) throws Exception {
        sent.toCompletableFuture().get(30, SECONDS);
    }
}
