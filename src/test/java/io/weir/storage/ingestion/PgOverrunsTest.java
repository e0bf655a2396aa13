package io.weir.storage.ingestion;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.Overrun;
import io.weir.ingest.OverrunStore;
import io.weir.ingest.SourceIdentity;
import io.weir.testing.EmbeddedServices;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PgOverrunsTest {

    private final OverrunStore store;
    private final Pool pool;
    private final String source = "overrun-" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    PgOverrunsTest(OverrunStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    @Test
    void countsOfReplicasAreAdded() throws Exception {
        add(overrun(3, now.minusSeconds(60), "older"));
        add(overrun(4, now, "newer"));

        Overrun kept = mine();

        assertThat(kept.count()).isEqualTo(7);
        assertThat(kept.first()).isEqualTo(now.minusSeconds(60));
        assertThat(kept.last()).isEqualTo(now);
        assertThat(kept.example()).isEqualTo("newer");
        assertThat(kept.source().attributes()).containsEntry("service.name", source);
    }

    @Test
    void theLargestSourcesAreOfThoseThatCount() throws Exception {
        source(source, 2_000_000_000, null);
        source(source + "-retired", 2_000_000_001, now.atOffset(ZoneOffset.UTC));

        OverrunStore.Usage usage = store.usage().toCompletableFuture().get(10, SECONDS);

        assertThat(usage.largest())
                .extracting(OverrunStore.SourceUsage::source)
                .contains(source)
                .doesNotContain(source + "-retired");
        pool.preparedQuery("delete from source where name like $1 || '%'")
                .execute(Tuple.of(source))
                .await()
                .indefinitely();
    }

    private void source(String name, int series, @Nullable OffsetDateTime retired) {
        pool.preparedQuery("insert into source (fingerprint, name, attributes, series, retired_at)"
                        + " values (gen_random_uuid(), $1, '{}', $2, $3)")
                .execute(Tuple.of(name, series, retired))
                .await()
                .indefinitely();
    }

    private void add(Overrun overrun) throws Exception {
        store.add(List.of(overrun)).toCompletableFuture().get(10, SECONDS);
    }

    private Overrun mine() throws Exception {
        return store.newest(500).toCompletableFuture().get(10, SECONDS).stream()
                .filter(o -> o.source().name().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private Overrun overrun(long count, Instant at, String example) {
        return new Overrun(
                new SourceIdentity(source, Map.of("service.name", source)),
                Overrun.Reason.SERIES,
                count,
                at,
                at,
                example);
    }
}
