package io.weir.storage.deadletter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.DeadLetterRecord.State;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.model.PageRequest;
import io.weir.testing.EmbeddedServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PgDeadLettersTest {

    private final Vertx vertx;
    // Of its own: the service that runs beside would send again what is queued here.
    private final String schema = "letters_" + UUID.randomUUID().toString().replace("-", "");
    private final String topic = "topic-" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private Pool pool;
    private PgDeadLetters letters;

    PgDeadLettersTest(Vertx vertx) {
        this.vertx = vertx;
    }

    @BeforeEach
    void connect() throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedServices.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("set search_path to " + schema);
            statement.execute(Files.readString(Path.of("main/resources/db/migration/V30__dead_letters.sql")));
        }
        PgConnectOptions options = PgConnectOptions.fromUri(
                        EmbeddedServices.jdbcUrl().substring("jdbc:".length()))
                .setUser("postgres")
                .setPassword("postgres")
                .addProperty("search_path", schema);
        pool = Pool.newInstance(
                PgBuilder.pool().connectingTo(options).using(vertx).build());
        letters = new PgDeadLetters(pool);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
    }

    @Test
    void everythingOfALetterIsKept() throws Exception {
        get(letters.add(List.of(letter(7, "bytes\0"))));

        DeadLetterRecord found = get(letters.find(only().id())).orElseThrow();

        assertThat(found.letter().bytes()).isEqualTo("bytes\0".getBytes(StandardCharsets.UTF_8));
        assertThat(found.letter().key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(found.letter().headers()).singleElement().satisfies(h -> {
            assertThat(h.name()).isEqualTo("trace");
            assertThat(h.value()).containsExactly(0, 1, 2);
        });
        assertThat(found.letter().receivedAt()).isEqualTo(now.minusSeconds(5));
        assertThat(found.letter().offset()).isEqualTo(7);
        assertThat(found.state()).isEqualTo(State.OPEN);
        assertThat(found.whole()).isTrue();
    }

    @Test
    void theSameMessageAgainChangesNothing() throws Exception {
        get(letters.add(List.of(letter(7, "a"))));

        get(letters.add(List.of(letter(7, "a"), letter(8, "b"))));

        assertThat(all()).extracting(l -> l.letter().offset()).containsExactly(8L, 7L);
    }

    @Test
    void listsHaveTheBeginningOnly() throws Exception {
        get(letters.add(List.of(letter(7, "x".repeat(5_000)))));

        assertThat(only().letter().bytes()).hasSize(DeadLetterRecord.HEAD);
    }

    @Test
    void whatIsSentAgainIsMarkedAfterItWasSent() throws Exception {
        get(letters.add(List.of(letter(1, "a"), letter(2, "b"))));
        get(letters.queue(query()));

        StringBuilder sent = new StringBuilder();
        get(letters.replay(10, now, record -> {
            sent.append(new String(record.letter().bytes(), StandardCharsets.UTF_8));
            return CompletableFuture.completedStage(null);
        }));

        assertThat(sent.toString()).contains("a", "b");
        assertThat(all()).allSatisfy(l -> {
            assertThat(l.state()).isEqualTo(State.REPLAYED);
            assertThat(l.replayedAt()).isEqualTo(now);
        });
    }

    @Test
    void whatTheBrokerRefusesIsOpenAgainWithTheReason() throws Exception {
        get(letters.add(List.of(letter(1, "a"))));
        get(letters.queue(query()));

        get(letters.replay(
                10,
                now,
                record -> CompletableFuture.failedStage(
                        new MessageRefusedException("too large", new IOException("refused")))));

        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().error()).isEqualTo("too large");
    }

    @Test
    void whileTheBrokerIsAwayAllStayMarked() throws Exception {
        get(letters.add(List.of(letter(1, "a"), letter(2, "b"), letter(3, "c"))));
        get(letters.queue(query()));
        List<Long> tried = new ArrayList<>();

        int done = get(letters.replay(10, now, record -> {
            tried.add(record.letter().offset());
            return tried.size() == 1
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(new IOException("broker away"));
        }));

        assertThat(done).isEqualTo(1);
        assertThat(tried).containsExactly(1L, 2L);
        assertThat(all())
                .extracting(DeadLetterRecord::state)
                .containsExactly(State.QUEUED, State.QUEUED, State.REPLAYED);
        assertThat(all()).extracting(DeadLetterRecord::error).contains("broker away");
        get(letters.replay(10, now, record -> CompletableFuture.completedStage(null)));
    }

    @Test
    void aCutLetterIsNotQueued() throws Exception {
        get(letters.add(List.of(cut(1))));

        assertThat(get(letters.queue(query()))).isZero();
    }

    @Test
    void whatIsQueuedIsNotDropped() throws Exception {
        get(letters.add(List.of(letter(1, "a"), letter(2, "b"))));
        long first = all().getLast().id();
        get(letters.queue(DeadLetterQuery.of(List.of(first))));

        assertThat(get(letters.drop(query()))).isEqualTo(1);
        get(letters.replay(10, now, record -> CompletableFuture.completedStage(null)));
    }

    @Test
    void theOldestGoWhenThereAreTooManyBytes() throws Exception {
        get(letters.add(List.of(letter(1, "a".repeat(600)), letter(2, "b".repeat(600)))));

        get(letters.tidy(now.minusSeconds(3_600), 1_000_000, 1_000));

        assertThat(all()).extracting(l -> l.letter().offset()).containsExactly(2L);
    }

    @Test
    void whatIsTooOldGoes() throws Exception {
        get(letters.add(List.of(letter(1, "a"))));

        get(letters.tidy(now.plusSeconds(1), 1_000_000, 1L << 40));

        assertThat(all()).isEmpty();
    }

    private NewDeadLetter letter(long offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return letter(offset, bytes, bytes.length);
    }

    private NewDeadLetter cut(long offset) {
        return letter(offset, new byte[10], 1_000);
    }

    private NewDeadLetter letter(long offset, byte[] bytes, long size) {
        return new NewDeadLetter(
                now,
                "invalid",
                "field \0 is wrong",
                topic,
                0,
                offset,
                now.minusSeconds(5),
                "key".getBytes(StandardCharsets.UTF_8),
                List.of(new MessageHeader("trace", new byte[] {0, 1, 2})),
                size,
                bytes);
    }

    private DeadLetterQuery query() {
        return new DeadLetterQuery(List.of(), Optional.empty(), Optional.of(topic), Optional.empty());
    }

    private List<DeadLetterRecord> all() throws Exception {
        return get(letters.search(query(), PageRequest.first(100))).items();
    }

    private DeadLetterRecord only() throws Exception {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, SECONDS);
    }
}
