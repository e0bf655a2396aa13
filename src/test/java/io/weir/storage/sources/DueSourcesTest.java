package io.weir.storage.sources;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Its sources are due long before those of other tests, so that these never come into play. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DueSourcesTest {

    private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Pool pool;
    private final PgDueSources due;

    DueSourcesTest(Pool pool, PgDueSources due) {
        this.pool = pool;
        this.due = due;
    }

    @Test
    void whatIsDueLongestComesFirstAndIsNobodyElsesForALease() throws Exception {
        long late = source(NOW.minusSeconds(1));
        long later = source(NOW.minusSeconds(9));
        long notYet = source(NOW.plusSeconds(5));

        assertThat(lease(1, NOW)).containsExactly(later);
        assertThat(lease(10, NOW)).containsExactly(late);
        assertThat(lease(10, NOW.plus(LEASE))).containsExactly(later, late, notYet);
        release(later, late, notYet);
    }

    @Test
    void whatIsGivenBackIsDueWhenItIsSaid() throws Exception {
        long one = source(NOW);
        lease(10, NOW);

        due.release(one, NOW.plusSeconds(15)).toCompletableFuture().get(10, SECONDS);

        assertThat(lease(10, NOW.plusSeconds(14))).isEmpty();
        assertThat(lease(10, NOW.plusSeconds(15))).containsExactly(one);
        release(one);
    }

    @Test
    void replicasThatAskAtOnceShare() throws Exception {
        Long[] all = IntStream.range(0, 40).mapToObj(i -> source(NOW)).toArray(Long[]::new);

        List<CompletableFuture<List<Long>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> due.lease(5, NOW, LEASE).toCompletableFuture())
                .toList();
        List<Long> taken = new ArrayList<>();
        for (CompletableFuture<List<Long>> answer : answers) {
            taken.addAll(answer.get(10, SECONDS));
        }
        taken.addAll(lease(100, NOW));

        assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrder(all);
        release(all);
    }

    private List<Long> lease(int max, Instant now) throws Exception {
        return due.lease(max, now, LEASE).toCompletableFuture().get(10, SECONDS);
    }

    private void release(Long... ids) throws Exception {
        for (long id : ids) {
            due.release(id, Instant.parse("2100-01-01T00:00:00Z"))
                    .toCompletableFuture()
                    .get(10, SECONDS);
        }
    }

    private long source(Instant dueAt) {
        OffsetDateTime at = dueAt.atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(
                        "insert into source (fingerprint, name, attributes, due_at) values ($1, 'due', '{}', $2) returning id")
                .execute(Tuple.of(UUID.randomUUID(), at))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }
}
