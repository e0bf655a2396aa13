package io.weir.storage.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.FindingChanges;
import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.FindingChanges.SeenAgain;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.Lease;
import io.weir.analysis.LeaseLostException;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.SilentPipelines;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import io.weir.storage.Transactions;
import io.weir.testing.EmbeddedServices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines and findings in a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StoredAnalysisTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final PipelineStore pipelines;
    private final FindingStore findings;
    private final SilentPipelines silent;
    private final Transactions transactions;
    private long sourceId;
    private long pipelineId;

    StoredAnalysisTest(
            PipelineStore pipelines, FindingStore findings, SilentPipelines silent, Transactions transactions) {
        this.pipelines = pipelines;
        this.findings = findings;
        this.silent = silent;
        this.transactions = transactions;
    }

    @BeforeEach
    void aPipelineOfItsOwn() {
        sourceId = await(transactions.inTransaction(session -> session.createNativeQuery(
                        "insert into source (fingerprint, name, attributes) values (?1, 'checkout', '{}') returning id",
                        Long.class)
                .setParameter(1, UUID.randomUUID())
                .getSingleResult()));
        pipelineId =
                await(pipelines.save(sourceId, "otel-sdk", pipeline("5"), T0)).id();
    }

    @Test
    void aPipelineComesBackAsItWas() {
        PipelineRecord found = await(pipelines.find(pipelineId)).orElseThrow();

        assertThat(found)
                .isEqualTo(new PipelineRecord(pipelineId, sourceId, "checkout", "otel-sdk", pipeline("5"), T0, T0));
    }

    @Test
    void aPipelineSeenAgainKeepsItsNumberAndTakesItsNewShape() {
        PipelineRecord again = await(pipelines.save(sourceId, "otel-sdk", pipeline("9"), T0.plusSeconds(15)));

        assertThat(again.id()).isEqualTo(pipelineId);
        assertThat(again.pipeline()).isEqualTo(pipeline("9"));
        assertThat(again.firstSeen()).isEqualTo(T0);
        assertThat(again.lastSeen()).isEqualTo(T0.plusSeconds(15));
    }

    @Test
    void aPipelineThatIsNotThereIsEmpty() {
        assertThat(await(pipelines.find(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void pipelinesAreListedPageByPage() {
        await(pipelines.save(sourceId, "otel-sdk", new Pipeline("z", "otel", List.of(), List.of(), List.of()), T0));

        Page<PipelineRecord> first = await(pipelines.list(new PageRequest(1, pipelineId - 1)));
        Page<PipelineRecord> second =
                await(pipelines.list(new PageRequest(1, first.next().orElseThrow())));

        assertThat(first.items()).extracting(PipelineRecord::id).containsExactly(pipelineId);
        assertThat(second.items()).extracting(p -> p.pipeline().name()).containsExactly("z");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aFindingComesBackAsItWasSaid() {
        List<FindingRecord> open = open(T0, finding("bottleneck.sink", Severity.ERROR, larger("workers", "2")));

        assertThat(open).singleElement().satisfies(record -> {
            assertThat(record.finding()).isEqualTo(finding("bottleneck.sink", Severity.ERROR, larger("workers", "2")));
            assertThat(record.pipeline()).isEqualTo("logs");
            assertThat(record.firstSeen()).isEqualTo(T0);
            assertThat(record.open()).isTrue();
        });
        assertThat(await(findings.find(open.getFirst().id()))).contains(open.getFirst());
    }

    @Test
    void aFindingSeenAgainTakesWhatIsSaidNow() {
        FindingRecord before = open(T0, finding("a.b", Severity.WARNING, larger("workers", "2"), larger("batch", "9")))
                .getFirst();
        Finding now = finding("a.b", Severity.ERROR, larger("queue", "7"), larger("workers", "4"));

        List<FindingRecord> after = await(findings.apply(new FindingChanges(
                pipelineId, T0.plusSeconds(15), List.of(), List.of(new SeenAgain(before.id(), now)), List.of())));

        assertThat(after).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo(before.id());
            assertThat(record.finding()).isEqualTo(now);
            assertThat(record.firstSeen()).isEqualTo(T0);
            assertThat(record.lastSeen()).isEqualTo(T0.plusSeconds(15));
        });
    }

    @Test
    void aFindingInOtherWordsKeepsItsNumberAndThoseOfItsSuggestions() {
        FindingRecord before = open(T0, finding("a.b", Severity.WARNING, larger("workers", "2"), larger("batch", "9")))
                .getFirst();
        Finding now = finding("a.b", Severity.WARNING, larger("workers", "4"), larger("batch", "8"));
        long suggestion = numberOf("workers");

        boolean asThought =
                await(findings.reword(List.of(new SeenAgain(before.id(), now)), T0.plusSeconds(15), lease()));

        assertThat(asThought).isTrue();
        assertThat(await(findings.open(pipelineId))).containsExactly(before.saying(now, T0.plusSeconds(15)));
        assertThat(numberOf("workers")).isEqualTo(suggestion);
    }

    @Test
    void whatAsksForAnotherChangeIsNotInOtherWordsOnly() {
        FindingRecord before = open(T0, finding("a.b", Severity.WARNING, larger("workers", "2")))
                .getFirst();
        Finding now = finding("a.b", Severity.WARNING, larger("queue", "2"));

        assertThat(await(findings.reword(List.of(new SeenAgain(before.id(), now)), T0.plusSeconds(15), lease())))
                .isFalse();
    }

    @Test
    void whatIsResolvedIsNotSaidAnew() {
        FindingRecord before = open(T0, finding("a.b", Severity.WARNING)).getFirst();
        await(findings.apply(new FindingChanges(pipelineId, T0, List.of(), List.of(), List.of(before.id()))));

        assertThat(await(findings.reword(
                        List.of(new SeenAgain(before.id(), before.finding())), T0.plusSeconds(15), lease())))
                .isFalse();
        assertThat(await(findings.open(pipelineId))).isEmpty();
    }

    @Test
    void whoHoldsTheSourceNoMoreSaysNothingAnew() {
        FindingRecord before = open(T0, finding("a.b", Severity.WARNING)).getFirst();
        Lease late = new Lease(sourceId, lease().number() - 1, T0);

        assertThatThrownBy(() -> await(findings.reword(
                        List.of(new SeenAgain(before.id(), finding("a.b", Severity.ERROR))), T0.plusSeconds(15), late)))
                .hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(await(findings.open(pipelineId))).containsExactly(before);
    }

    @Test
    void aResolvedFindingIsNoLongerOpenAndMayComeBackAsAnother() {
        FindingRecord first = open(T0, finding("a.b", Severity.WARNING)).getFirst();
        Instant later = T0.plusSeconds(60);

        List<FindingRecord> none =
                await(findings.apply(new FindingChanges(pipelineId, later, List.of(), List.of(), List.of(first.id()))));
        FindingRecord second = open(later, finding("a.b", Severity.WARNING)).getFirst();

        assertThat(none).isEmpty();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(await(findings.find(first.id())).orElseThrow().resolvedAt()).isEqualTo(later);
    }

    @Test
    void twoReplicasThatOpenTheSameFindingMakeOne() {
        List<CompletableFuture<List<FindingRecord>>> both = IntStream.range(0, 4)
                .mapToObj(i -> findings.apply(opening(T0, finding("a.b", Severity.WARNING, larger("workers", "2"))))
                        .toCompletableFuture())
                .toList();

        both.forEach(StoredAnalysisTest::await);

        assertThat(await(findings.open(pipelineId)))
                .singleElement()
                .satisfies(r -> assertThat(r.finding().suggestions()).hasSize(1));
    }

    @Test
    void aFindingThatNobodyConfirmsIsForgotten() {
        open(T0, finding("a.b", Severity.WARNING));

        List<Long> touched = await(findings.forget(T0.plusSeconds(1), T0.plusSeconds(3600)));

        assertThat(touched).contains(pipelineId);
        assertThat(await(findings.open(pipelineId))).isEmpty();
    }

    @Test
    void aSilentPipelineIsFoundUntilItIsSettledAndAgainAfterItWasSeen() {
        Instant later = T0.plusSeconds(3600);

        assertThat(await(silent.find(T0.plusSeconds(1), 10_000))).contains(pipelineId);
        await(silent.settle(pipelineId, later));
        assertThat(await(silent.find(T0.plusSeconds(1), 10_000))).doesNotContain(pipelineId);
        await(pipelines.save(sourceId, "otel-sdk", pipeline("5"), T0));
        assertThat(await(silent.find(T0.plusSeconds(1), 10_000))).contains(pipelineId);
        assertThat(await(silent.find(T0, 10_000))).doesNotContain(pipelineId);
    }

    @Test
    void openFindingsComeFirstAndPagesGoOn() {
        List<FindingRecord> three =
                open(T0, finding("a", Severity.WARNING), finding("b", Severity.INFO), finding("c", Severity.CRITICAL));
        await(findings.apply(new FindingChanges(
                pipelineId, T0, List.of(), List.of(), List.of(three.get(2).id()))));

        Page<FindingRecord> first = await(findings.search(FindingQuery.of(pipelineId), new PageRequest(2, 0)));
        Page<FindingRecord> second = await(findings.search(
                FindingQuery.of(pipelineId), new PageRequest(2, first.next().orElseThrow())));

        assertThat(first.items()).extracting(r -> r.finding().code()).containsExactly("b", "a");
        assertThat(second.items()).extracting(r -> r.finding().code()).containsExactly("c");
    }

    @Test
    void pagesOfOpenFindingsGoOnAfterOneThatWasResolvedMeanwhile() {
        List<FindingRecord> three =
                open(T0, finding("a", Severity.WARNING), finding("b", Severity.INFO), finding("c", Severity.CRITICAL));
        FindingQuery open = new FindingQuery(OptionalLong.of(pipelineId), Optional.of(true), Optional.empty());
        Page<FindingRecord> first = await(findings.search(open, new PageRequest(1, 0)));
        await(findings.apply(new FindingChanges(
                pipelineId, T0, List.of(), List.of(), List.of(three.get(2).id()))));

        Page<FindingRecord> second =
                await(findings.search(open, new PageRequest(10, first.next().orElseThrow())));

        assertThat(first.items()).extracting(r -> r.finding().code()).containsExactly("c");
        assertThat(second.items()).extracting(r -> r.finding().code()).containsExactly("b", "a");
    }

    @Test
    void pagesOfAllFindingsLeaveNothingOutWhenOneIsResolvedMeanwhile() {
        List<FindingRecord> three =
                open(T0, finding("a", Severity.WARNING), finding("b", Severity.INFO), finding("c", Severity.CRITICAL));
        Page<FindingRecord> first = await(findings.search(FindingQuery.of(pipelineId), new PageRequest(1, 0)));
        await(findings.apply(new FindingChanges(
                pipelineId, T0, List.of(), List.of(), List.of(three.get(2).id()))));
        open(T0.plusSeconds(1), finding("d", Severity.INFO));

        Page<FindingRecord> second = await(findings.search(
                FindingQuery.of(pipelineId), new PageRequest(10, first.next().orElseThrow())));

        assertThat(first.items()).extracting(r -> r.finding().code()).containsExactly("c");
        assertThat(second.items()).extracting(r -> r.finding().code()).containsSequence("b", "a");
    }

    @Test
    void aSearchIsRestricted() {
        open(T0, finding("a", Severity.WARNING), finding("b", Severity.INFO), finding("c", Severity.CRITICAL));

        Page<FindingRecord> found = await(findings.search(
                new FindingQuery(OptionalLong.of(pipelineId), Optional.of(true), Optional.of(Severity.WARNING)),
                PageRequest.first(10)));

        assertThat(found.items()).extracting(r -> r.finding().code()).containsExactly("c", "a");
    }

    /** One that the service, which looks for due sources meanwhile, leaves alone. */
    private Lease lease() {
        long number = await(transactions.inTransaction(session -> session.createNativeQuery(
                        "update analysis_due set lease = 1000, due_at = now() + interval '1 day', leased_until = null"
                                + " where source_id = ?1 returning lease",
                        Long.class)
                .setParameter(1, sourceId)
                .getSingleResult()));
        return new Lease(sourceId, number, T0);
    }

    private long numberOf(String setting) {
        return await(transactions.inSession(session -> session.createNativeQuery(
                        "select s.id from suggestion s join finding f on f.id = s.finding_id"
                                + " where f.pipeline_id = ?1 and s.setting = ?2",
                        Long.class)
                .setParameter(1, pipelineId)
                .setParameter(2, setting)
                .getSingleResult()));
    }

    private List<FindingRecord> open(Instant at, Finding... said) {
        return await(findings.apply(opening(at, said)));
    }

    private FindingChanges opening(Instant at, Finding... said) {
        List<Said> opened =
                List.of(said).stream().map(f -> new Said("bottleneck", f)).toList();
        return new FindingChanges(pipelineId, at, opened, List.of(), List.of());
    }

    private static Finding finding(String code, Severity severity, Suggestion... suggestions) {
        Evidence evidence = new Evidence(
                "sink", Signal.QUEUE_SIZE, new Interval(T0.minusSeconds(90), T0), Statistic.SHARE, 0.75, "full: 75 %");
        return new Finding(
                code,
                FindingKind.SINK,
                "sink",
                severity,
                0.9,
                "title",
                "it's \"why\" \\ ü",
                List.of(evidence),
                List.of(suggestions));
    }

    private static Suggestion larger(String setting, String to) {
        Effect effect = new Effect("throughput", "{event}/s", 1, 1.5, 2.25, 3, "x = y / z");
        return new Suggestion(setting, "sink", Action.INCREASE, "1", to, effect, "because", "memory");
    }

    private static Pipeline pipeline(String capacity) {
        return new Pipeline(
                "logs",
                "otel",
                List.of(
                        new Stage("queue", StageKind.QUEUE, Set.of()),
                        new Stage("sink", StageKind.SINK, Set.of(Trait.WAITS, Trait.STREAM))),
                List.of(new Edge("queue", "sink")),
                List.of(new Setting(
                        "size", "queue", SettingRole.QUEUE_CAPACITY, capacity, Setting.Origin.REPORTED, null)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
