package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Service and PostgreSQL are killed in turn while hours become blocks and rollups, each time with some of the work done and
 * some not: nothing is lost or doubled, and every rollup is right. Long, so it runs only when asked for by {@code
 * -Dweir.ledger.rounds=20}; {@code -Dweir.ledger.seed=N} at other moments.
 */
@EnabledIfSystemProperty(
        named = "weir.ledger.rounds",
        matches = "\\d+",
        disabledReason = "takes minutes: -Dweir.ledger.rounds=20 runs it")
class CompactionKillsIT {

    private static final String NAME = "compaction_kills";
    private static final int ROUNDS = Integer.getInteger("weir.ledger.rounds", 20);
    private static final long SEED = Long.getLong("weir.ledger.seed", 20_261_127L);
    private static final int SOURCES = 40;
    // Twenty rounds are not to reach the present.
    private static final long STEP = 7_000;
    private static final int MESSAGES_A_ROUND = SOURCES * 400;
    private static final int MOST_PIECES_DONE = 8;
    private static final String DONE = "select count(done_at) from compaction where until in"
            + " (select until from compaction where done_at is null)";

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final Emitters emitters = new Emitters("cold", SOURCES, STEP, SEED, ledger);
    private long sent;
    private int halfWay;

    @Test
    void nothingIsLostOrDoubledAndEveryRollupIsRight() throws Exception {
        Services.shared();
        try (EmbeddedDatabase database = EmbeddedDatabase.startDurable();
                WeirProcess weir = new WeirProcess(NAME, "256m", at(database));
                Topic topic = new Topic(NAME)) {
            for (int round = 0; round < ROUNDS; round++) {
                ledger.round(round);
                send(topic);
                if (round % 2 == 0) {
                    awaitSomeDone(round, database);
                    weir.kill();
                    weir.restart();
                } else {
                    awaitSomeDone(round, database);
                    database.kill();
                    database.restart();
                }
                halfWay += left(database) > 0 ? 1 : 0;
            }
            // Blows that came when nothing was half done prove nothing.
            assertThat(halfWay).as("rounds of %d with work half done", ROUNDS).isGreaterThan(ROUNDS / 2);
            new Verdict(ledger, weir, database).hold(sent);
        }
    }

    private static Map<String, String> at(EmbeddedDatabase database) {
        Map<String, String> configuration = Rounds.compactingAtOnce();
        configuration.putAll(database.configuration());
        configuration.put("weir.storage.compaction.sources", "2");
        configuration.put("weir.storage.compaction.share", "0.2");
        return configuration;
    }

    private void send(Topic topic) throws Exception {
        for (int i = 0; i < MESSAGES_A_ROUND; i++) {
            Emitters.One one = emitters.next();
            topic.send(one.source(), one.bytes());
        }
        topic.flush();
        sent += MESSAGES_A_ROUND;
    }

    private void awaitSomeDone(int round, EmbeddedDatabase database) {
        int done = 1 + random.nextInt(MOST_PIECES_DONE);
        Patience.await(
                "round " + round + ": an hour with " + done + " pieces done and others not",
                () -> count(database, DONE) >= done,
                () -> count(database, "select count(*) from frame_readable") + " frames, "
                        + count(database, "select count(*) from compaction") + " pieces, "
                        + count(database, "select count(*) from block") + " blocks");
    }

    private static long left(EmbeddedDatabase database) throws Exception {
        return count(database, "select count(*) from compaction where done_at is null");
    }

    private static long count(EmbeddedDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect()) {
            return Stock.count(connection, sql);
        }
    }
}
