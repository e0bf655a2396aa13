package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weir.testing.EmbeddedDatabase;
import io.weir.testing.KafkaProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Service, PostgreSQL and broker are killed in turn at random moments while messages arrive: every message that the broker
 * has acknowledged is stored, once. Long, so it runs only when asked for by {@code
 * -Dweir.ledger.rounds=20}; {@code -Dweir.ledger.seed=N}
 * at other moments.
 */
@EnabledIfSystemProperty(
        named = "weir.ledger.rounds",
        matches = "\\d+",
        disabledReason = "takes minutes: -Dweir.ledger.rounds=20 runs it")
class RandomKillsIT {

    private static final String NAME = "random_kills";
    private static final int ROUNDS = Integer.getInteger("weir.ledger.rounds", 20);
    private static final long SEED = Long.getLong("weir.ledger.seed", 20_261_125L);
    private static final int MOST_MESSAGES_BETWEEN = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();

    @Test
    void everyAcknowledgedMessageIsStoredOnce() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startDurable();
                KafkaProcess kafka = new KafkaProcess();
                WeirProcess weir = new WeirProcess(NAME, "256m", at(database, kafka));
                Flow flow = new Flow(new Topic(NAME, kafka.bootstrapServers()), ledger, SEED)) {
            for (int round = 0; round < ROUNDS; round++) {
                killAndRestart(round, weir, database, kafka, flow);
            }
            long sent = flow.stop();
            awaitFrames(database, sent);
            try (Connection connection = database.connect()) {
                ledger.assertKeptExactlyOnce(connection);
                assertThat(Ledger.frames(connection)).isEqualTo(sent);
            }
        }
    }

    private void killAndRestart(int round, WeirProcess weir, EmbeddedDatabase database, KafkaProcess kafka, Flow flow)
            throws Exception {
        awaitSent(flow, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
        long stored = frames(database);
        switch (round % 3) {
            case 0 -> {
                weir.kill();
                awaitSent(flow, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
                weir.restart();
            }
            case 1 -> {
                database.kill();
                awaitSent(flow, 1 + random.nextInt(MOST_MESSAGES_BETWEEN));
                database.restart();
            }
            default -> {
                // Nothing can be handed over meanwhile; the broker is away for as long as it takes to start.
                kafka.kill();
                kafka.restart();
            }
        }
        // It goes on: not only is nothing lost, something new is stored too.
        awaitFrames(database, stored + 1);
    }

    private static Map<String, String> at(EmbeddedDatabase database, KafkaProcess kafka) {
        Map<String, String> configuration = new HashMap<>(database.configuration());
        configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        configuration.put("mp.messaging.incoming.metrics.max.poll.records", "50");
        return configuration;
    }

    private static void awaitSent(Flow flow, int more) {
        long enough = flow.sent() + more;
        await().atMost(PATIENCE).until(() -> flow.sent() >= enough);
    }

    private static void awaitFrames(EmbeddedDatabase database, long wanted) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> frames(database) >= wanted);
    }

    private static long frames(EmbeddedDatabase database) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            return Ledger.frames(connection);
        }
    }
}
