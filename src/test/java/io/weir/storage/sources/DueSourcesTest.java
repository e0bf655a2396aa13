package io.weir.storage.sources;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.FindingChanges;
import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.FindingStore;
import io.weir.analysis.Lease;
import io.weir.analysis.LeaseLostException;
import io.weir.analysis.PipelineStore;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.Pipeline;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Its sources are due long before those of other tests, so that these never come into play. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DueSourcesTest {

    private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Pool pool;
    private final PgDueSources due;
    private final PipelineStore pipelines;
    private final FindingStore findings;
    private final List<Long> made = new ArrayList<>();

    DueSourcesTest(Pool pool, PgDueSources due, PipelineStore pipelines, FindingStore findings) {
        this.pool = pool;
        this.due = due;
        this.pipelines = pipelines;
        this.findings = findings;
    }

    @AfterEach
    void dueNoMore() {
        pool.preparedQuery("delete from source where id = any($1)")
                .execute(Tuple.tuple().addArrayOfLong(made.toArray(Long[]::new)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void whatIsDueLongestComesFirstAndIsNobodyElsesForALease() throws Exception {
        long late = source(NOW.minusSeconds(1));
        long later = source(NOW.minusSeconds(9));
        long notYet = source(NOW.plusSeconds(5));

        assertThat(lease(1, NOW)).containsExactly(new Lease(later, 1, NOW.minusSeconds(9)));
        assertThat(ids(lease(10, NOW))).containsExactly(late);
        assertThat(ids(lease(10, NOW.plus(LEASE)))).containsExactly(later, late, notYet);
    }

    @Test
    void whatIsGivenBackIsDueWhenItIsSaid() throws Exception {
        long one = source(NOW);
        Lease taken = lease(10, NOW).getFirst();

        get(due.release(taken, NOW.plusSeconds(15)));

        assertThat(lease(10, NOW.plusSeconds(14))).isEmpty();
        assertThat(ids(lease(10, NOW.plusSeconds(15)))).containsExactly(one);
    }

    @Test
    void whoIsStillAtItKeepsIt() throws Exception {
        long one = source(NOW);
        Lease taken = lease(10, NOW).getFirst();

        assertThat(get(due.renew(List.of(taken), NOW.plusSeconds(60)))).containsExactly(one);

        assertThat(lease(10, NOW.plusSeconds(59))).isEmpty();
    }

    @Test
    void whoIsTooLateNeitherKeepsItNorGivesItBack() throws Exception {
        long one = source(NOW);
        Lease slow = lease(10, NOW).getFirst();
        Lease other = lease(10, NOW.plus(LEASE)).getFirst();

        assertThat(get(due.renew(List.of(slow), NOW.plusSeconds(90)))).isEmpty();
        get(due.release(slow, NOW));

        assertThat(lease(10, NOW.plus(LEASE))).isEmpty();
        assertThat(other).isEqualTo(new Lease(one, 2, NOW));
    }

    @Test
    void whatOneSaysWhoIsTooLateIsRefused() throws Exception {
        long pipeline = pipeline(source(NOW));
        Lease slow = lease(10, NOW).getFirst();
        Lease other = lease(10, NOW.plus(LEASE)).getFirst();
        FindingChanges changes = new FindingChanges(pipeline, NOW, List.of(said()), List.of(), List.of());

        assertThatThrownBy(() -> get(findings.apply(changes, slow))).hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(get(findings.open(pipeline))).isEmpty();
        long id = get(findings.apply(changes, other)).getFirst().id();
        assertThatThrownBy(() -> get(findings.seenAgain(List.of(id), NOW, slow)))
                .hasRootCauseInstanceOf(LeaseLostException.class);
        get(findings.seenAgain(List.of(id), NOW.plusSeconds(15), other));
        assertThat(get(findings.open(pipeline)).getFirst().lastSeen()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void replicasThatAskAtOnceShare() throws Exception {
        Long[] all = IntStream.range(0, 40).mapToObj(i -> source(NOW)).toArray(Long[]::new);

        List<CompletableFuture<List<Lease>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> due.lease(5, NOW, LEASE).toCompletableFuture())
                .toList();
        List<Lease> taken = new ArrayList<>();
        for (CompletableFuture<List<Lease>> answer : answers) {
            taken.addAll(get(answer));
        }
        taken.addAll(lease(100, NOW));

        assertThat(ids(taken)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Arrays.asList(all));
    }

    private static Said said() {
        return new Said(
                "test",
                new Finding("a.b", FindingKind.SINK, null, Severity.WARNING, 1, "title", "why", List.of(), List.of()));
    }

    private long pipeline(long sourceId) throws Exception {
        Pipeline logs = new Pipeline("logs", "test", List.of(), List.of(), List.of());
        return get(pipelines.save(sourceId, "test", logs, NOW)).id();
    }

    private List<Lease> lease(int max, Instant now) throws Exception {
        return get(due.lease(max, now, LEASE));
    }

    private static List<Long> ids(List<Lease> leases) {
        return leases.stream().map(Lease::sourceId).toList();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, SECONDS);
    }

    private long source(Instant dueAt) {
        OffsetDateTime at = dueAt.atOffset(ZoneOffset.UTC);
        // In one transaction, so that the service under test does not take it in between.
        long id = pool.withTransaction(client -> client.preparedQuery(
                                "insert into source (fingerprint, name, attributes) values ($1, 'due', '{}') returning id")
                        .execute(Tuple.of(UUID.randomUUID()))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .call(made -> client.preparedQuery("update analysis_due set due_at = $2 where source_id = $1")
                                .execute(Tuple.of(made, at))))
                .await()
                .atMost(Duration.ofSeconds(10));
        made.add(id);
        return id;
    }
}
