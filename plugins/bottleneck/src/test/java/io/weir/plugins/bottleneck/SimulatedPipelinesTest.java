package io.weir.plugins.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.testkit.Signals;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineBuilder;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.simulator.Simulator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the simulator plays, and what is the limit there by construction. */
class SimulatedPipelinesTest {

    private static final Taking SINGLE = Taking.single();

    @Test
    void workersThatWaitForEachOtherLackCores() {
        Scenario cores = Scenario.of(
                queued().add(new ProcessorModel("work", 8, SINGLE, Service.fixed(0, 0.01), 0))
                        .sink("out", SINGLE, Service.fixed(0.0001, 0))
                        .cores(2)
                        .build(),
                120);

        assertThat(codes(cores)).containsExactly("bottleneck.cpu work", "loss.overflow queue");
    }

    @Test
    void oneWorkerThatComputesAllTheTimeLacksNoCores() {
        Scenario slow = Scenario.of(
                queued().processor("work", SINGLE, Service.fixed(0, 0.005))
                        .sink("out", SINGLE, Service.fixed(0.0001, 0))
                        .build(),
                120);

        assertThat(codes(slow)).containsExactly("bottleneck.processor-cpu work", "loss.overflow queue");
    }

    @Test
    void sourcesThatRefuseWhileThereIsRoomAreShortOfMemory() {
        Scenario leak = Scenario.of(
                queued().sink("out", SINGLE, Service.fixed(0.001, 0))
                        .memory(new MemoryModel(50e6, 1e3, 2e6, 200e6, true, 0))
                        .build(),
                120);

        assertThat(codes(leak)).containsExactly("bottleneck.memory app");
    }

    @Test
    void callsThatTakeLongerAtAHigherLoadShareALimit() {
        PipelineModel pool = queued(60)
                .add(new DestinationModel("store", Service.fixed(0.01, 0), 2, Double.POSITIVE_INFINITY, 0, 0))
                .add(SinkModel.of("out", "store", SINGLE).withWorkers(8))
                .build();

        List<Finding> found =
                findings(Signals.of(Simulator.run(Scenario.of(pool, 240).change(120, "app", Knob.TRAFFIC, 6), 1)));

        assertThat(found.getFirst().code()).isEqualTo("bottleneck.destination");
        assertThat(found.getFirst().explanation())
                .contains("when less was asked of it, calls of that size took 10.6 ms");
    }

    @Test
    void whatTheSignalsDoNotDecideIsSaid() {
        Scenario saturated = Scenario.of(
                queued().sink("out", SINGLE, Service.fixed(0.005, 0)).build(), 120);

        List<Finding> found = findings(Signals.of(Simulator.run(saturated, 1)));

        assertThat(found.stream().map(Finding::code))
                .startsWith("bottleneck.sink-concurrency", "alternative.destination");
        assertThat(found.get(1).explanation()).contains("the time of a call at a lower load");
    }

    @Test
    void saysWhatWouldBeAndWhatWouldLimitThen() {
        Scenario two = Scenario.of(
                queued().processor("work", SINGLE, Service.fixed(0, 0.0036))
                        .queue("second", 100, Overflow.block())
                        .sink("out", SINGLE, Service.fixed(0.005, 0))
                        .build(),
                120);

        String told = findings(Signals.of(Simulator.run(two, 1))).getFirst().explanation();

        assertThat(told)
                .contains("With 'out' twice as fast the pipeline would carry 277 events/s instead of 200 events/s")
                .contains("then 'work' would be the limit");
    }

    @Test
    void aStageWithoutAQueueLimitsWhenItIsAlwaysBusy() {
        PipelineModel direct = PipelineModel.named("direct")
                .add(SourceModel.of("app", Arrivals.poisson(300)).with(SourceModel.WhenHeld.PILES_UP))
                .sink("out", SINGLE, Service.fixed(0.005, 0))
                .build();

        assertThat(codes(Scenario.of(direct, 120)))
                .containsExactly("bottleneck.sink-concurrency out", "alternative.destination out");
    }

    @Test
    void theBooksBalanceWhereEventsAreFilteredOnPurpose() {
        assertThat(findings(filtering())).isEmpty();
    }

    @Test
    void aGapInTheBooksIsSaid() {
        Window claimed = filtering();
        Window untold = new Window(
                claimed.pipeline(),
                claimed.interval(),
                claimed.columns().entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> e.getKey(),
                                e -> e.getKey().signal() == Signal.FILTERED ? none(e.getValue()) : e.getValue())),
                List.of());

        Finding found = findings(untold).getFirst();

        assertThat(found.code()).isEqualTo("loss.unexplained");
        assertThat(found.stage()).isEqualTo("work");
        assertThat(found.explanation()).contains("are missing");
    }

    @Test
    void aProcessorThatTellsNothingOfFilteringMayFilter() {
        assertThat(findings(Signals.without(filtering(), Set.of(Signal.FILTERED))))
                .isEmpty();
    }

    private static Column none(Column c) {
        return new Column(c.signal(), c.quality(), c.at(), new double[c.at().length]);
    }

    private static Window filtering() {
        Scenario half = Scenario.of(
                queued().add(new ProcessorModel("work", 1, SINGLE, Service.fixed(0, 0.0005), 0.5))
                        .queue("second", 1000, Overflow.dropNewest())
                        .sink("out", SINGLE, Service.fixed(0.001, 0))
                        .build(),
                120);
        return Signals.of(Simulator.run(half, 1));
    }

    private static PipelineBuilder queued() {
        return queued(400);
    }

    private static PipelineBuilder queued(double rate) {
        return PipelineModel.named("simulated")
                .source("app", Arrivals.poisson(rate))
                .queue("queue", 1000, Overflow.dropNewest());
    }

    private static List<String> codes(Scenario scenario) {
        return findings(Signals.of(Simulator.run(scenario, 1))).stream()
                .map(f -> f.code() + " " + f.stage())
                .toList();
    }

    private static List<Finding> findings(Window window) {
        return ((Verdict.Said) new BottleneckAnalyzer().analyze(window)).findings();
    }
}
