package io.weir.analysis;

import static io.weir.analysis.FakeWorld.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.model.FindingRecord;
import io.weir.model.LiveEvent;
import io.weir.model.LiveEvent.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is analyzed when, and what becomes of findings. */
class AnalysisCycleTest {

    private static final AnalysisSettings SETTINGS = new AnalysisSettings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            60,
            2,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Duration.ofHours(1));

    private final FakeWorld world = new FakeWorld();
    private final AnalysisCycle cycle = new AnalysisCycle(world.ports(), SETTINGS, world);

    @Test
    void aFindingIsOpenedTheFirstTimeItIsSaid() {
        world.says("bottleneck.sink");

        analyzeAt(0);

        assertThat(world.findings.openCodes()).containsExactly("bottleneck.sink");
        assertThat(world.told).containsExactly(1);
        assertThat(world.events).contains(new LiveEvent(Topic.PIPELINE, 1), new LiveEvent(Topic.FINDING, 1));
    }

    @Test
    void nothingIsBegunAfterTheEnd() {
        world.says("bottleneck.sink");
        cycle.end();

        analyzeAt(0);

        assertThat(world.findings.records).isEmpty();
        assertThat(cycle.completed()).isZero();
    }

    @Test
    void aFindingSaidAgainStaysTheSame() {
        world.says("bottleneck.sink");
        analyzeAt(0);

        analyzeAt(15);

        FindingRecord record = world.findings.records.getFirst();
        assertThat(world.findings.records).hasSize(1);
        assertThat(record.firstSeen()).isEqualTo(T0);
        assertThat(record.lastSeen()).isEqualTo(T0.plusSeconds(15));
    }

    @Test
    void whatAnAnalyzerRemembersIsThereAtItsNextRun() {
        world.remembers = true;
        analyzeAt(0);

        analyzeAt(15);

        assertThat(world.memories.all).containsEntry("test", new Remembered("test 1", "2"));
    }

    @Test
    void memoriesAreNotAskedForWhenNoAnalyzerHasAny() {
        analyzeAt(0);

        assertThat(world.memories.asked).isZero();
    }

    @Test
    void oneOddAnalysisResolvesNothing() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.says();

        analyzeAt(15);

        assertThat(world.findings.openCodes()).containsExactly("bottleneck.sink");
    }

    @Test
    void aFindingThatStaysAwayIsResolved() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.says();
        analyzeAt(15);

        analyzeAt(30);

        assertThat(world.findings.openCodes()).isEmpty();
        assertThat(world.findings.records.getFirst().resolvedAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(world.told).containsExactly(1, 1, 0);
    }

    @Test
    void whatAFailedAnalyzerFoundStaysOpen() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.analysis = new Analysis(List.of(), List.of(), Set.of(), List.of("test"), List.of());

        analyzeAt(600);

        assertThat(world.findings.openCodes()).containsExactly("bottleneck.sink");
    }

    @Test
    void whatNobodyConfirmsIsForgottenInTheEnd() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.now = T0.plus(Duration.ofMinutes(61));

        cycle.forget().toCompletableFuture().join();

        assertThat(world.findings.openCodes()).isEmpty();
        assertThat(world.events).endsWith(new LiveEvent(Topic.FINDING, 1));
    }

    @Test
    void aSilentPipelineIsToldOfOnce() {
        world.silentPipelines.add(7L);

        cycle.forget().toCompletableFuture().join();
        cycle.forget().toCompletableFuture().join();

        assertThat(world.toldSilent).containsExactly(7L);
    }

    @Test
    void aSourceIsDueAgainAPeriodAfterItsAnalysisBegan() {
        analyzeAt(0);

        assertThat(world.released).containsEntry(1L, T0.plusSeconds(15));
        assertThat(cycle.completed()).isEqualTo(1);
    }

    @Test
    void aSourceThatFailsIsDueAgainToo() {
        world.slow.put(1L, CompletableFuture.failedFuture(new IllegalStateException("no database")));

        analyzeAt(0);

        assertThat(world.released).containsEntry(1L, T0.plusSeconds(15));
        assertThat(cycle.failed()).isEqualTo(1);
        assertThat(cycle.running()).isZero();
    }

    @Test
    void aSlowSourceHoldsItsOwnPlaceAndNoOther() {
        world.slow.put(1L, new CompletableFuture<>());
        world.due.addAll(List.of(1L, 2L, 3L, 4L));

        cycle.begin().toCompletableFuture().join();

        assertThat(world.released).containsOnlyKeys(2L, 3L, 4L);
        assertThat(cycle.running()).isEqualTo(1);
    }

    @Test
    void whatTakesLongerThanALeaseIsHeldOnTo() {
        CompletableFuture<Optional<Instant>> slow = new CompletableFuture<>();
        world.slow.put(1L, slow);
        analyzeAt(0);
        world.now = T0.plusSeconds(9);
        cycle.begin().toCompletableFuture().join();
        world.now = T0.plusSeconds(18);
        world.says("bottleneck.sink");

        slow.complete(Optional.of(T0));

        assertThat(world.renewedUntil).isEqualTo(T0.plusSeconds(19));
        assertThat(world.findings.openCodes()).containsExactly("bottleneck.sink");
    }

    @Test
    void whoseSourceWasTakenByAnotherKeepsNothing() {
        CompletableFuture<Optional<Instant>> slow = new CompletableFuture<>();
        world.slow.put(1L, slow);
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.takenByAnother.add(1L);
        cycle.begin().toCompletableFuture().join();

        slow.complete(Optional.of(T0));

        assertThat(world.findings.records).isEmpty();
        assertThat(world.told).isEmpty();
        assertThat(cycle.lost()).isEqualTo(1);
    }

    @Test
    void whoWakesUpAfterTheLeaseHasEndedKeepsNothing() {
        CompletableFuture<Optional<Instant>> slow = new CompletableFuture<>();
        world.slow.put(1L, slow);
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.now = T0.plusSeconds(10);

        slow.complete(Optional.of(T0));

        assertThat(world.findings.records).isEmpty();
        assertThat(cycle.lost()).isEqualTo(1);
    }

    @Test
    void aFindingWhoseNumbersAloneDifferIsWrittenOnceAMinute() {
        world.says("bottleneck.sink");
        analyzeAt(0);

        analyzeAt(15);
        analyzeAt(30);
        int written = world.findings.written;
        analyzeAt(60);

        assertThat(written).isEqualTo(1);
        assertThat(world.findings.written).isEqualTo(2);
        assertThat(world.findings.records.getFirst().lastSeen()).isEqualTo(T0.plusSeconds(60));
    }

    @Test
    void whatItLeftItselfIsNotReadAgain() {
        world.says("bottleneck.sink");
        analyzeAt(0);

        analyzeAt(15);

        assertThat(world.findings.read).isEqualTo(1);
    }

    @Test
    void whatAnotherReplicaMayHaveWrittenIsRead() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.leases.merge(1L, 1L, Long::sum);

        analyzeAt(15);

        assertThat(world.findings.read).isEqualTo(2);
        assertThat(world.findings.records).hasSize(1);
    }

    @Test
    void anOverloadIsSaidAndAFindingGetsMoreTimeToComeBack() {
        world.says("bottleneck.sink");
        analyzeAt(0);
        world.says();
        world.late = Duration.ofSeconds(25);
        for (int i = 0; i < 200; i++) {
            world.due.add(2L);
        }
        cycle.begin().toCompletableFuture().join();

        analyzeAt(30);

        assertThat(cycle.pace().overload())
                .hasValueSatisfying(why -> assertThat(why).matches("analyses run every 3\\d s instead of 15 s: .*"));
        assertThat(world.findings.openCodes()).contains("bottleneck.sink");
    }

    @Test
    void noMoreAreTakenThanThereArePlaces() {
        world.slow.put(1L, new CompletableFuture<>());
        world.slow.put(2L, new CompletableFuture<>());
        world.due.addAll(List.of(1L, 2L, 3L));
        cycle.begin().toCompletableFuture().join();

        int begun = cycle.begin().toCompletableFuture().join();

        assertThat(begun).isZero();
        assertThat(world.due).containsExactly(3L);
    }

    @Test
    void aSourceWithoutNewsIsNotReadAgain() {
        analyzeAt(0);
        world.read.clear();

        analyzeSource();

        assertThat(world.read).isEmpty();
    }

    @Test
    void aSourceThatReportedNothingYetIsLeftAlone() {
        world.slow.put(1L, CompletableFuture.completedFuture(Optional.empty()));

        analyzeAt(0);

        assertThat(world.read).isEmpty();
        assertThat(world.released).containsKey(1L);
    }

    @Test
    void theWindowHoldsSixtySamplesOnceTheResolutionIsKnown() {
        world.resolution = Duration.ofSeconds(5);

        analyzeAt(0);
        analyzeAt(15);

        assertThat(world.read).extracting(i -> i.length().toSeconds()).containsExactly(90L, 300L, 300L);
    }

    @Test
    void theWindowIsNeverLongerThanTheLongest() {
        world.resolution = Duration.ofSeconds(60);

        analyzeAt(0);

        assertThat(world.read.getLast().length()).isEqualTo(Duration.ofMinutes(15));
    }

    private void analyzeAt(int seconds) {
        world.now = T0.plusSeconds(seconds);
        world.latest = world.now;
        analyzeSource();
    }

    private void analyzeSource() {
        world.due.add(1L);
        cycle.begin().toCompletableFuture().join();
    }
}
