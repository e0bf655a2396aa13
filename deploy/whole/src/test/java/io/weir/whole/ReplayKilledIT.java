package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Dead letters are sent again after their topic's format was mended, and the service is killed half way, several times: each
 * is stored, once. Runs only when asked for by {@code -Dweir.ledger.rounds=20}.
 */
@EnabledIfSystemProperty(
        named = "weir.ledger.rounds",
        matches = "\\d+",
        disabledReason = "takes a minute: -Dweir.ledger.rounds=20 runs it")
class ReplayKilledIT {

    private static final String NAME = "replay_killed";
    private static final long SEED = Long.getLong("weir.ledger.seed", 20_261_128L);
    private static final int LETTERS = 3_000;
    private static final int KILLS = 4;
    private static final String STATE = "select count(*) from dead_letter where state = ";

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final Emitters emitters = new Emitters("letter", 8, 1_000, SEED, ledger);

    @Test
    void everyLetterIsStoredOnce() throws Exception {
        Services.shared().createDatabase(NAME);
        try (Topic topic = new Topic(NAME);
                Connection connection = Services.shared().connect(NAME)) {
            try (WeirProcess mistaken = weir("influx-line")) {
                send(topic);
                awaitLetters(connection, "OPEN", LETTERS);
                assertThat(Ledger.frames(connection)).isZero();
                assertThat(mistaken.isAlive()).isTrue();
            }
            try (WeirProcess mended = weir("auto")) {
                mended.post("/api/v1/dead-letters/replay", "{\"all\":true,\"topic\":\"" + NAME + "\"}");
                for (int i = 1; i <= KILLS; i++) {
                    killHalfWay(mended, connection, i);
                }
                awaitLetters(connection, "REPLAYED", LETTERS);
                Patience.await(
                        "all letters to be frames",
                        () -> Ledger.frames(connection) >= LETTERS,
                        () -> Ledger.frames(connection) + " are");
                ledger.assertKeptExactlyOnce(connection);
            }
        }
    }

    private static WeirProcess weir(String format) throws Exception {
        return new WeirProcess(NAME, "256m", Map.of("weir.ingest.topics.\"" + NAME + "\".format", format));
    }

    private void send(Topic topic) throws Exception {
        for (int i = 0; i < LETTERS; i++) {
            Emitters.One one = emitters.next();
            topic.send(one.source(), one.bytes());
        }
        topic.flush();
    }

    private void killHalfWay(WeirProcess weir, Connection connection, int number) throws Exception {
        long some = LETTERS * (number - 1L) / (KILLS + 1) + 1 + random.nextInt(LETTERS / (KILLS + 1));
        awaitLetters(connection, "REPLAYED", some);
        weir.kill();
        assertThat(Stock.count(connection, STATE + "'QUEUED'"))
                .as("marked when it died")
                .isPositive();
        weir.restart();
    }

    private static void awaitLetters(Connection connection, String state, long wanted) {
        Patience.await(
                wanted + " letters to be " + state,
                () -> Stock.count(connection, STATE + "'" + state + "'") >= wanted,
                () -> Stock.count(connection, STATE + "'OPEN'") + " are open, "
                        + Stock.count(connection, STATE + "'QUEUED'") + " marked, "
                        + Stock.count(connection, STATE + "'REPLAYED'") + " sent again");
    }
}
