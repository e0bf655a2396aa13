package io.weir.storage.sources;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a table of their own, so that the service under test does not take what is due here. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DueSourcesTest {

    private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Pool shared;
    private final Pool pool;
    private final PgDueSources due;
    private final PipelineStore pipelines;
    private final FindingStore findings;
    private long sources;

    DueSourcesTest(Vertx vertx, Pool shared, PipelineStore pipelines, FindingStore findings) {
        this.shared = shared;
        this.pipelines = pipelines;
        this.findings = findings;
        PgConnectOptions options = PgConnectOptions.fromUri(
                        EmbeddedServices.jdbcUrl().substring("jdbc:".length()))
                .setUser("postgres")
                .setPassword("postgres")
                .addProperty("search_path", "due_test");
        this.pool = Pool.newInstance(io.vertx.pgclient.PgBuilder.pool()
                .connectingTo(options)
                .using(vertx)
                .build());
        this.due = new PgDueSources(pool);
    }

    @BeforeEach
    void aTableOfTheirOwn() {
        for (String sql : List.of(
                "create schema if not exists due_test",
                "drop table if exists due_test.analysis_due",
                "create table due_test.analysis_due (like public.analysis_due including all)")) {
            shared.query(sql).execute().await().atMost(Duration.ofSeconds(10));
        }
    }

    @AfterEach
    void close() {
        pool.close().await().atMost(Duration.ofSeconds(10));
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
        long sourceId = leasedFiveTimes();
        long pipeline = pipeline(sourceId);
        Lease slow = new Lease(sourceId, 4, NOW);
        Lease other = new Lease(sourceId, 5, NOW);
        FindingChanges changes = new FindingChanges(pipeline, NOW, List.of(said()), List.of(), List.of());

        assertThatThrownBy(() -> get(findings.apply(changes, slow))).hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(get(findings.open(pipeline))).isEmpty();
        long id = get(findings.apply(changes, other)).getFirst().id();
        assertThatThrownBy(() -> get(findings.seenAgain(List.of(id), NOW, slow)))
                .hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(get(findings.seenAgain(List.of(id), NOW.plusSeconds(15), other)))
                .isTrue();
        assertThat(get(findings.open(pipeline)).getFirst().lastSeen()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void aNewSourceHasItsRow() {
        long sourceId = leasedFiveTimes();

        assertThat(shared.preparedQuery("select count(*) from analysis_due where source_id = $1")
                        .execute(Tuple.of(sourceId))
                        .await()
                        .atMost(Duration.ofSeconds(10))
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void replicasThatAskAtOnceShare() throws Exception {
        List<Long> all = IntStream.range(0, 40).mapToObj(i -> source(NOW)).toList();

        List<CompletableFuture<List<Lease>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> due.lease(5, NOW, LEASE).toCompletableFuture())
                .toList();
        List<Lease> taken = new ArrayList<>();
        for (CompletableFuture<List<Lease>> answer : answers) {
            taken.addAll(get(answer));
        }
        taken.addAll(lease(100, NOW));

        assertThat(ids(taken)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
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
        pool.preparedQuery("insert into analysis_due (source_id, due_at) values ($1, $2)")
                .execute(Tuple.of(++sources, dueAt.atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(Duration.ofSeconds(10));
        return sources;
    }

    /** In the service's own table, due when nobody lives any more. */
    private long leasedFiveTimes() {
        return shared.withTransaction(client -> client.preparedQuery(
                                "insert into source (fingerprint, name, attributes) values ($1, 'due', '{}') returning id")
                        .execute(Tuple.of(UUID.randomUUID()))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .call(made -> client.preparedQuery(
                                        "update analysis_due set due_at = $2, lease = 5 where source_id = $1")
                                .execute(Tuple.of(
                                        made,
                                        Instant.parse("2900-01-01T00:00:00Z").atOffset(ZoneOffset.UTC)))))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
