package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Killed again and again while messages arrive, the service loses none and doubles none. */
class KilledServiceIT {

    private static final String NAME = "killed_service";
    private static final long SEED = 20_261_124;
    private static final int KILLS = 3;
    private static final int SOURCES = 6;
    private static final int MESSAGES_PER_LIFE = 600;
    private static final int SERIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final List<Emitter> emitters = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private long next = Instant.now()
            .minus(2, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();

    private record Sent(String key, byte[] value) {}

    @Test
    void keepsEverySampleExactlyOnce() throws Exception {
        Services.shared().createDatabase(NAME);
        for (int i = 0; i < SOURCES; i++) {
            emitters.add(new Emitter("emitter-" + i, i % 2 == 0, SERIES, SEED + i, ledger));
        }
        try (WeirProcess weir =
                        new WeirProcess(NAME, "256m", Map.of("mp.messaging.incoming.metrics.max.poll.records", "20"));
                Topic topic = new Topic(NAME);
                Connection connection = Services.shared().connect(NAME)) {
            for (int i = 0; i < KILLS; i++) {
                sendAndKill(weir, topic, connection);
            }
            weir.awaitReady();
            awaitFrames(connection, sent.size());
            ledger.assertKeptExactlyOnce(connection);

            sendSomeAgain(topic, connection);
            ledger.assertKeptExactlyOnce(connection);
            assertThat(Ledger.frames(connection)).isEqualTo(sent.size());
        }
    }

    // Some are stored, some wait in a transaction when the service dies, and the rest is sent while nobody listens.
    private void sendAndKill(WeirProcess weir, Topic topic, Connection connection) throws Exception {
        int stored = 1 + random.nextInt(MESSAGES_PER_LIFE / 2);
        int waiting = 1 + random.nextInt(MESSAGES_PER_LIFE / 4);
        long enough = sent.size() + 1 + random.nextInt(stored);
        send(topic, stored);
        awaitFrames(connection, enough);
        try (Connection other = Services.shared().connect(NAME)) {
            hold(other);
            send(topic, waiting);
            topic.flush();
            await().atMost(PATIENCE).until(() -> holdsUpAWriter(connection));
            weir.kill();
        }
        assertThat(Ledger.frames(connection)).as("stored when it died").isLessThan(sent.size());
        send(topic, MESSAGES_PER_LIFE - stored - waiting);
        topic.flush();
        weir.restart();
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table frame in share mode");
        }
    }

    private static boolean holdsUpAWriter(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from pg_locks where relation = 'frame'::regclass and not granted)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void send(Topic topic, int messages) {
        for (int i = 0; i < messages; i++) {
            Emitter emitter = emitters.get(sent.size() % SOURCES);
            Sent one = new Sent(emitter.source(), emitter.message(next));
            sent.add(one);
            topic.send(one.key(), one.value());
            next += sent.size() % SOURCES == 0 ? 1_000 : 0;
        }
    }

    private void sendSomeAgain(Topic topic, Connection connection) throws Exception {
        List<Sent> again = new ArrayList<>(sent);
        Collections.shuffle(again, random);
        again.subList(0, sent.size() / 3).forEach(one -> topic.send(one.key(), one.value()));
        // Each partition keeps its order: when the last of each source is there, those before it were taken too.
        send(topic, SOURCES);
        topic.flush();
        awaitFrames(connection, sent.size());
    }

    private static void awaitFrames(Connection connection, long wanted) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Ledger.frames(connection) >= wanted);
    }
}
