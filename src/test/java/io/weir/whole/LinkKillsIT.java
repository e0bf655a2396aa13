package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.weir.messaging.Side;
import io.weir.testing.ArtemisProcess;
import io.weir.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Service, PostgreSQL and a broker of AMQP or MQTT are killed in turn at random moments while messages arrive: every
 * message that the broker has acknowledged is stored, once. Long, so it runs only when asked for by {@code -Dweir.ledger.rounds=20}; {@code
 * -Dweir.ledger.seed=N} at other moments.
 */
@EnabledIfSystemProperty(
        named = "weir.ledger.rounds",
        matches = "\\d+",
        disabledReason = "takes minutes: -Dweir.ledger.rounds=20 runs it")
class LinkKillsIT {

    private static final int ROUNDS = Integer.getInteger("weir.ledger.rounds", 20);
    private static final long SEED = Long.getLong("weir.ledger.seed", 20_261_126L);
    private static final int MOST_MESSAGES_BETWEEN = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-5"})
    void everyAcknowledgedMessageIsStoredOnce(String broker) throws Exception {
        String name = "link_kills_" + broker.replaceAll("\\W", "");
        Vertx vertx = Vertx.vertx();
        try (EmbeddedDatabase database = EmbeddedDatabase.startDurable();
                ArtemisProcess artemis = new ArtemisProcess();
                WeirProcess weir = new WeirProcess(name, "256m", at(broker, name, database, artemis));
                Side giving = new Side(broker, artemis.port(), "giving", "nothing", vertx);
                Feed feed = new Feed(giving, name, ledger, SEED)) {
            for (int round = 0; round < ROUNDS; round++) {
                killAndRestart(round, weir, database, artemis, feed);
            }
            long sent = feed.stop();
            awaitFrames(database, sent);
            try (Connection connection = database.connect()) {
                ledger.assertKeptExactlyOnce(connection);
                assertThat(Ledger.frames(connection)).isEqualTo(sent);
            }
        } finally {
            vertx.close();
        }
    }

    private void killAndRestart(
            int round, WeirProcess weir, EmbeddedDatabase database, ArtemisProcess artemis, Feed feed)
            throws Exception {
        awaitSent(feed, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
        long stored = frames(database);
        switch (round % 3) {
            case 0 -> {
                weir.kill();
                awaitSent(feed, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
                weir.restart();
            }
            case 1 -> {
                database.kill();
                awaitSent(feed, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
                database.restart();
            }
            default -> {
                artemis.kill();
                artemis.restart();
                awaitSent(feed, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
            }
        }
        // It goes on: not only is nothing lost, something new is stored too.
        awaitFrames(database, stored + 1);
    }

    private static Map<String, String> at(
            String broker, String name, EmbeddedDatabase database, ArtemisProcess artemis) {
        Map<String, String> configuration = new HashMap<>(database.configuration());
        configuration.put("weir.broker.kind", broker.equals("amqp") ? "amqp" : "mqtt");
        configuration.put("weir.broker.amqp.port", Integer.toString(artemis.port()));
        configuration.put("weir.broker.amqp.addresses", name);
        configuration.put("weir.broker.mqtt.port", Integer.toString(artemis.port()));
        configuration.put("weir.broker.mqtt.topics", name);
        return configuration;
    }

    private static void awaitSent(Feed feed, int more) {
        long enough = feed.sent() + more;
        await().atMost(PATIENCE).until(() -> feed.sent() >= enough);
    }

    private static void awaitFrames(EmbeddedDatabase database, long wanted) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> frames(database) >= wanted);
    }

    private static long frames(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Ledger.frames(connection);
        }
    }
}
