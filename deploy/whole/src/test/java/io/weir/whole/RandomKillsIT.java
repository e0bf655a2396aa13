package io.weir.whole;

import io.weir.testing.EmbeddedDatabase;
import io.weir.testing.KafkaProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Service, PostgreSQL and Kafka are killed in turn at random moments while messages arrive and hours become blocks: every
 * message that the broker has acknowledged is there, once, and every rollup is right. Long, so it runs only when asked for
 * by {@code -Dweir.ledger.rounds=20}; {@code -Dweir.ledger.seed=N} at other moments.
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

    private final Ledger ledger = new Ledger();

    @Test
    void everyAcknowledgedMessageIsStoredOnce() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startDurable();
                KafkaProcess kafka = new KafkaProcess();
                WeirProcess weir = new WeirProcess(NAME, "256m", at(database, kafka));
                Flow flow = new Flow(new Topic(NAME, kafka.bootstrapServers()), ledger, SEED)) {
            new Rounds(SEED, MOST_MESSAGES_BETWEEN, ledger, weir, database, kafka, flow).run(ROUNDS);
        }
    }

    private static Map<String, String> at(EmbeddedDatabase database, KafkaProcess kafka) {
        Map<String, String> configuration = Rounds.compactingAtOnce();
        configuration.putAll(database.configuration());
        configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        configuration.put("mp.messaging.incoming.metrics.max.poll.records", "50");
        return configuration;
    }
}
