package io.weir.plugins.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.WindowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizationAnalyzerTest extends AnalyzerContract {

    @Override
    protected Analyzer analyzer() {
        return new OptimizationAnalyzer();
    }

    @Override
    protected Window window() {
        return overloaded().build().with(List.of(finding("bottleneck.sink-concurrency", "sink")));
    }

    @Test
    void addsAsManyWorkersAsAreNeeded() {
        Suggestion best = suggestions(window()).getFirst();

        assertThat(best.setting()).isEqualTo("workers");
        assertThat(best.to()).isEqualTo("4");
        assertThat(best.effect().expected()).isEqualTo(600);
    }

    @Test
    void neverAdvisesRoomWhereMoreArrivesThanCanBeHandled() {
        Window blamed = overloaded().build().with(List.of(finding("bottleneck.queue-capacity", "queue")));

        assertThat(suggestions(blamed)).isEmpty();
    }

    @Test
    void advisesRoomForBursts() {
        Window bursts = WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", "200")
                .column("queue", Signal.QUEUE_SIZE, 0)
                .column("queue", Signal.QUEUE_CAPACITY, 200)
                .column("queue", Signal.IN, t -> t % 10 == 5 ? 3000 : 50)
                .column("queue", Signal.REJECTED, t -> t % 10 == 5 ? 2400 : 0)
                .column("sink", Signal.OUT, t -> t % 10 == 5 ? 600 : 50)
                .build()
                .with(List.of(finding("bottleneck.queue-capacity", "queue")));

        Suggestion best = suggestions(bursts).getFirst();

        assertThat(best.action()).isEqualTo(Action.INCREASE);
        assertThat(Double.parseDouble(best.to())).isBetween(3000.0, 8000.0);
        assertThat(best.effect().expected()).isGreaterThan(3 * best.effect().now() * 0.9);
    }

    /** Its capacity is not known, but memory is seen to rise with what waits. */
    @Test
    void advisesRoomWhereTheCapacityIsNotKnown() {
        Window bursts = WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", "unknown")
                .column("queue", Signal.QUEUE_SIZE, t -> 10 * (t % 10))
                .column(SignalKey.WHOLE, Signal.MEMORY, t -> 1e6 + 1e5 * (t % 10))
                .column("queue", Signal.IN, t -> t % 10 == 5 ? 3000 : 50)
                .column("queue", Signal.REJECTED, t -> t % 10 == 5 ? 2400 : 0)
                .column("sink", Signal.OUT, t -> t % 10 == 5 ? 600 : 50)
                .build()
                .with(List.of(finding("bottleneck.queue-capacity", "queue")));

        Suggestion best = suggestions(bursts).getFirst();

        assertThat(best.effectOn("memory").orElseThrow().expected()).isGreaterThan(1e6);
    }

    @Test
    void aDestinationThatIsTheLimitIsChangedOutside() {
        Window limited = overloaded().build().with(List.of(finding("bottleneck.destination", "sink")));

        List<Suggestion> all = suggestions(limited);

        assertThat(all).extracting(Suggestion::action).containsExactly(Action.EXTERNAL);
        assertThat(all.getFirst().effect().text()).contains("From 200 events/s to 600 events/s");
    }

    @Test
    void saysThatTheFixedCostCannotBeSeenAtOneSize() {
        Window small = WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("batcher", StageKind.BATCHER, Trait.SINGLE_WORKER)
                .stage("sink", StageKind.SINK, Trait.CALL_PER_BATCH)
                .setting("queue", SettingRole.OVERFLOW, "overflow", "drop")
                .setting("batcher", SettingRole.BATCH_SIZE, "batch", "16")
                .column("queue", Signal.QUEUE_SIZE, 2048)
                .column("queue", Signal.QUEUE_CAPACITY, 2048)
                .column("queue", Signal.IN, 1000)
                .column("queue", Signal.REJECTED, 840)
                .column("sink", Signal.OUT, 160)
                .build()
                .with(List.of(finding("bottleneck.batch-size", "batcher")));

        Suggestion best = suggestions(small).getFirst();

        assertThat(best.effect().low()).isEqualTo(160);
        assertThat(best.effect().expected()).isEqualTo(1000);
        assertThat(best.effect().text()).contains("between no gain and full gain");
    }

    private static WindowBuilder overloaded() {
        return WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK, Trait.INDEPENDENT_WORKERS, Trait.CALL_PER_EVENT)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", "1000")
                .setting("queue", SettingRole.OVERFLOW, "overflow", "drop")
                .setting("sink", SettingRole.CONCURRENCY, "workers", "1")
                .column("queue", Signal.QUEUE_SIZE, 1000)
                .column("queue", Signal.QUEUE_CAPACITY, 1000)
                .column("queue", Signal.IN, 600)
                .column("queue", Signal.REJECTED, 400)
                .column("sink", Signal.OUT, 200);
    }

    private static Finding finding(String code, String stage) {
        return new Finding(
                code, FindingKind.SINK, stage, Severity.ERROR, 0.9, "title", "explanation", List.of(), List.of());
    }

    private List<Suggestion> suggestions(Window window) {
        return ((Verdict.Said) analyzer().analyze(window))
                .advice().stream()
                        .map(Advice::suggestions)
                        .flatMap(List::stream)
                        .toList();
    }
}
