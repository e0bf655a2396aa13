package io.weir.whole;

import io.vertx.core.Vertx;
import io.weir.messaging.Side;
import io.weir.testing.ArtemisProcess;
import io.weir.testing.EmbeddedDatabase;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Service, PostgreSQL and a broker of AMQP or MQTT are killed in turn at random moments while messages arrive and hours
 * become blocks: every message that the broker has acknowledged is there, once, and every rollup is right. Long, so it
 * runs only when asked for by {@code -Dweir.ledger.rounds=20}; {@code -Dweir.ledger.seed=N} at other moments.
 */
@EnabledIfSystemProperty(
        named = "weir.ledger.rounds",
        matches = "\\d+",
        disabledReason = "takes minutes: -Dweir.ledger.rounds=20 runs it")
class LinkKillsIT {

    private static final int ROUNDS = Integer.getInteger("weir.ledger.rounds", 20);
    private static final long SEED = Long.getLong("weir.ledger.seed", 20_261_126L);
    private static final int MOST_MESSAGES_BETWEEN = 300;

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
            new Rounds(SEED, MOST_MESSAGES_BETWEEN, ledger, weir, database, artemis, feed).run(ROUNDS);
        } finally {
            vertx.close();
        }
    }

    private static Map<String, String> at(
            String broker, String name, EmbeddedDatabase database, ArtemisProcess artemis) {
        Map<String, String> configuration = Rounds.compactingAtOnce();
        configuration.putAll(database.configuration());
        configuration.put("weir.broker.kind", broker.equals("amqp") ? "amqp" : "mqtt");
        configuration.put("weir.broker.amqp.port", Integer.toString(artemis.port()));
        configuration.put("weir.broker.amqp.addresses", name);
        configuration.put("weir.broker.mqtt.port", Integer.toString(artemis.port()));
        configuration.put("weir.broker.mqtt.topics", name);
        return configuration;
    }
}
