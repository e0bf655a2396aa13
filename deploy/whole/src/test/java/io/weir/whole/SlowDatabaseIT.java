package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is slow, and then full, what is not written waits in the broker and not in memory. */
class SlowDatabaseIT {

    private static final String NAME = "slow_database";
    private static final int HEAP = 128 << 20;
    private static final int PADDING = 1_000;
    private static final int SERIES = 12;
    private static final int MESSAGES = 12_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Ledger ledger = new Ledger();
    private final Emitter emitter = new Emitter("emitter", false, SERIES, PADDING, 7, ledger);
    private long next = Instant.now()
            .minus(6, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();

    @Test
    void waitsInTheBrokerAndCatchesUp() throws Exception {
        Services.shared().createDatabase(NAME);
        try (WeirProcess weir = new WeirProcess(NAME, Integer.toString(HEAP), Map.of());
                Topic topic = new Topic(NAME);
                Connection connection = Services.shared().connect(NAME)) {
            send(topic, 100);
            awaitFrames(connection, 100);

            // Far slower than a busy machine sends: all of it is 150 MB.
            HoldUp.slow(connection, 20);
            send(topic, MESSAGES);
            await().atMost(PATIENCE).until(() -> Backlog.of(NAME) > MESSAGES / 4);
            awaitFrames(connection, 200);
            assertThat(heap(weir)).isLessThan(HEAP);

            HoldUp.full(connection);
            await().atMost(PATIENCE).until(() -> weir.ready() == 503);
            assertThat(heap(weir)).isLessThan(HEAP);

            HoldUp.over(connection);
            awaitFrames(connection, 100 + MESSAGES);
            await().atMost(PATIENCE).until(() -> weir.ready() == 200);
            ledger.assertKeptExactlyOnce(connection);
            assertThat(weir.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private static double heap(WeirProcess weir) throws Exception {
        return weir.metrics().of("jvm_memory_used_bytes", "area", "heap");
    }

    private void send(Topic topic, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            topic.send(Integer.toString(i % 16), emitter.message(next));
            next += 1_000;
        }
        topic.flush();
    }

    private static void awaitFrames(Connection connection, long wanted) {
        await().atMost(PATIENCE).until(() -> Ledger.frames(connection) >= wanted);
    }
}
