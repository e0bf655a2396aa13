package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
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
    private static final int INSTANTS_PER_LIFE = 100;
    private static final int SERIES = 5;

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

    // Some are sent while the service is up, so that it dies in the middle of them; the rest while it is not.
    private void sendAndKill(WeirProcess weir, Topic topic, Connection connection) throws Exception {
        long before = sent.size();
        int messages = SOURCES * INSTANTS_PER_LIFE;
        long enough = before + 1 + random.nextInt(messages / 2);
        int whileUp = messages * 3 / 4;
        send(topic, whileUp);
        awaitFrames(connection, enough);
        weir.kill();
        send(topic, messages - whileUp);
        topic.flush();
        weir.restart();
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
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Ledger.frames(connection) >= wanted);
    }
}
