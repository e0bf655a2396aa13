package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away, the service waits: it says so, keeps its memory small, and goes on afterwards. */
class DatabaseAwayIT {

    private static final String NAME = "database_away";
    private static final int HEAP = 128 << 20;
    private static final int SERIES = 12;
    private static final int PADDING = 1_000;
    private static final int MESSAGES = 12_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger ledger = new Ledger();
    private final Emitter emitter = new Emitter("emitter", false, SERIES, PADDING, 7, ledger);
    private long next = Instant.now()
            .minus(8, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();
    private long bytes;

    @Test
    void waitsAndLosesNothing() throws Exception {
        Services.shared().createDatabase(NAME);
        try (WeirProcess weir = new WeirProcess(NAME, Integer.toString(HEAP), Map.of());
                Topic topic = new Topic(NAME)) {
            send(topic, 100);
            awaitFrames(100);

            Services.shared().stopDatabase();
            send(topic, MESSAGES);
            await().atMost(PATIENCE).until(() -> weir.ready() == 503);
            assertThat(bytes).as("more than fits into the heap").isGreaterThan(HEAP);
            assertWaits(weir);

            Services.shared().restartDatabase();
            awaitFrames(100 + MESSAGES);
            await().atMost(PATIENCE).until(() -> weir.ready() == 200);
            try (Connection connection = Services.shared().connect(NAME)) {
                ledger.assertKeptExactlyOnce(connection);
            }
            assertThat(weir.metrics().of("weir_ingest_waiting")).isZero();
            assertThat(weir.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private static void assertWaits(WeirProcess weir) throws Exception {
        OwnMetrics first = weir.metrics();
        double attempts = first.of("weir_ingest_store_unavailable_total");
        // Three more attempts take longer than the broker would wait for a silent consumer.
        await().atMost(PATIENCE).until(() -> weir.metrics().of("weir_ingest_store_unavailable_total") >= attempts + 3);
        OwnMetrics later = weir.metrics();
        assertThat(later.of("weir_ingest_waiting")).isEqualTo(1);
        assertThat(later.of("weir_ingest_messages_total")).isEqualTo(first.of("weir_ingest_messages_total"));
        assertThat(later.of("jvm_memory_used_bytes", "area", "heap")).isLessThan(HEAP);
        assertThat(weir.isAlive()).isTrue();
    }

    private void send(Topic topic, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            byte[] message = emitter.message(next);
            bytes += message.length;
            topic.send(Integer.toString(i % 16), message);
            next += 1_000;
        }
        topic.flush();
    }

    private static void awaitFrames(long wanted) throws SQLException {
        try (Connection connection = Services.shared().connect(NAME)) {
            await().atMost(PATIENCE).until(() -> Ledger.frames(connection) >= wanted);
        }
    }
}
