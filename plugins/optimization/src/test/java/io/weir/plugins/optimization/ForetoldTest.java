package io.weir.plugins.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Signal;
import io.weir.testkit.Fault;
import io.weir.testkit.Signals;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.simulator.Outcome;
import io.weir.testkit.simulator.Simulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is foretold is what the simulator does with the suggestion applied. */
class ForetoldTest {

    private static final long SEED = 7;

    @Test
    void moreWorkers() {
        Scenario scenario = Fault.none()
                .withArrivals(600)
                .withCalls(1, 16)
                .withFills(0)
                .withCost(0, 0.005)
                .scenario();

        Suggestion best = best(scenario, "bottleneck.sink-concurrency", "out");

        assertForetold(scenario.with("out", Knob.WORKERS, number(best)), best);
        assertThat(best.effectOn("loss").orElseThrow().expected()).isLessThan(0.02);
    }

    @Test
    void largerBatches() {
        Scenario scenario = Fault.none()
                .withArrivals(2000)
                .withCalls(1, 16)
                .withCost(0.1, 0.0001)
                .scenario();

        Suggestion best = best(scenario, "bottleneck.batch-size", "out");

        assertForetold(scenario.with("out", Knob.BATCH_SIZE, number(best)), best);
    }

    @Test
    void roomForBursts() {
        Scenario scenario = Fault.none()
                .withBursts(50, 2000, 12)
                .withCapacity(150)
                .withCalls(1, 128)
                .withFills(0)
                .withCost(0.005, 0.0005)
                .scenario();

        Suggestion best = best(scenario, "bottleneck.queue-capacity", "out queue");

        assertForetold(scenario.with("out queue", Knob.CAPACITY, number(best)), best);
    }

    /** One worker hands over 50/s; four could 200/s, but the processor before them computes 100/s at most. */
    @Test
    void noMoreThanTheNextStageLetsThrough() {
        Scenario scenario = twoLimits();

        Suggestion best = best(scenario, "bottleneck.sink-concurrency", "out");

        assertThat(best.effect().text()).contains("Then 'work' is the limit");
        assertForetold(scenario.with("out", Knob.WORKERS, number(best)), best);
    }

    private static Scenario twoLimits() {
        return Scenario.of(
                PipelineModel.named("two limits")
                        .source("application", Arrivals.constant(200))
                        .queue("in", 1000, Overflow.dropNewest())
                        .processor("work", Taking.upTo(1), Service.fixed(0, 0.01))
                        .queue("between", 1000, Overflow.block())
                        .add(DestinationModel.of("destination", Service.fixed(0.02, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                120);
    }

    /** Bursts overflow the small queue, however many workers empty it. */
    @Test
    void whatBurstsStillLose() {
        Scenario scenario = Scenario.of(
                PipelineModel.named("bursts")
                        .source("application", Arrivals.bursts(50, 500, 0.2, 7))
                        .queue("in", 120, Overflow.dropNewest())
                        .add(DestinationModel.of("destination", Service.fixed(0.025, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                210);

        Suggestion best = best(scenario, "bottleneck.sink-concurrency", "out");

        assertForetold(scenario.with("out", Knob.WORKERS, number(best)), best);
        assertThat(best.effect().high()).isGreaterThan(1.2 * best.effect().expected());
    }

    /** A third of what comes later came before: what is asked for is what came since. */
    @Test
    void trafficThatRoseIsAskedForAsItIsNow() {
        Scenario scenario =
                shared(Arrivals.poisson(60), Overflow.dropNewest()).change(80, "application", Knob.TRAFFIC, 4);

        Suggestion best = best(scenario, "bottleneck.destination", "out");

        assertThat(best.effect().expected()).isCloseTo(240, withinPercentage(5));
    }

    /** Sources that wait hide how much more they would send: as much as the destination is asked to take is foretold. */
    @Test
    void sourcesThatWaitAskForMoreThanGetsThrough() {
        Scenario scenario = shared(Arrivals.poisson(60), Overflow.block()).change(80, "application", Knob.TRAFFIC, 4);

        Suggestion best = best(scenario, "bottleneck.destination", "out");

        assertThat(best.effect().expected()).isGreaterThan(1.1 * best.effect().now());
    }

    /** Bursts overflowed the queue before the outage, and will again when it is over. */
    @Test
    void whatWasLostBeforeAnOutageIsLostAfterIt() {
        Scenario scenario = bursts().down("destination", 120, 241, Outage.Kind.HANGS);

        Suggestion best = best(scenario, "bottleneck.destination-down", "out");

        assertForetold(bursts(), best);
    }

    private static Scenario bursts() {
        return Scenario.of(
                PipelineModel.named("bursts")
                        .source("application", Arrivals.bursts(50, 800, 0.3, 15))
                        .queue("in", 200, Overflow.dropNewest())
                        .add(DestinationModel.of("destination", Service.fixed(0.006, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                240);
    }

    /** A large queue carried it over: nothing was lost, and it is back. */
    @Test
    void anOutageThatIsOverAndCostNothingNeedsNothing() {
        Scenario scenario = Scenario.of(
                        PipelineModel.named("carried")
                                .source("application", Arrivals.constant(50))
                                .queue("in", 4000, Overflow.dropNewest())
                                .add(DestinationModel.of("destination", Service.fixed(0.005, 0)))
                                .add(SinkModel.of("out", "destination", Taking.single()))
                                .build(),
                        240)
                .down("destination", 60, 110, Outage.Kind.HANGS);

        assertThat(suggestions(scenario, "bottleneck.destination-down", "out")).isEmpty();
    }

    /** What comes is refused before it comes to the queue: a destination that is faster changes nothing of that. */
    @Test
    void nothingIsForetoldWhereSourcesRefuse() {
        Scenario scenario = Scenario.of(
                PipelineModel.named("refused")
                        .source("application", Arrivals.constant(150))
                        .queue("in", 300, Overflow.dropNewest())
                        .add(DestinationModel.of("destination", Service.fixed(0.02, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .memory(new MemoryModel(50e6, 1e3, 1e6, 200e6, true, 0))
                        .build(),
                240);

        assertThat(suggestions(scenario, "bottleneck.destination", "out")).isEmpty();
    }

    /** The processor before a queue that drops is always busy, and yet hands on more than gets through: it is not held. */
    @Test
    void aStageThatHandsOnMoreThanGetsThroughLimitsNext() {
        Scenario scenario = Scenario.of(
                PipelineModel.named("two limits")
                        .source("application", Arrivals.constant(200))
                        .queue("in", 1000, Overflow.dropNewest())
                        .processor("work", Taking.upTo(1), Service.fixed(0, 0.015))
                        .queue("between", 500, Overflow.dropNewest())
                        .add(DestinationModel.of("destination", Service.fixed(0.02, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                240);

        Suggestion best = best(scenario, "bottleneck.sink-concurrency", "out");

        assertForetold(scenario.with("out", Knob.WORKERS, number(best)), best);
    }

    /** Neither calls nor how busy workers are is reported, but how many calls are under way. */
    @Test
    void callsUnderWayTellWhatLimitsNext() {
        Scenario scenario = Scenario.of(
                PipelineModel.named("two limits")
                        .source("application", Arrivals.constant(200))
                        .queue("in", 1000, Overflow.dropNewest())
                        .processor("work", Taking.upTo(1), Service.fixed(0, 0.015))
                        .add(DestinationModel.of("destination", Service.fixed(0.01, 0)))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                240);
        Set<Signal> unknown = Set.of(Signal.UTILIZATION, Signal.DURATION);

        Suggestion best = suggestions(
                        Signals.without(Signals.of(Simulator.run(scenario, SEED)), unknown),
                        "bottleneck.processor-cpu",
                        "work")
                .getFirst();

        assertForetold(scenario.with("work", Knob.WORKERS, number(best)), best);
    }

    /** The destination takes 100/s. */
    private static Scenario shared(Arrivals arrivals, Overflow overflow) {
        return Scenario.of(
                PipelineModel.named("shared")
                        .source("application", arrivals)
                        .queue("in", 150, overflow)
                        .add(new DestinationModel("destination", Service.fixed(0.001, 0), 1000, 100, 0, 0))
                        .add(SinkModel.of("out", "destination", Taking.single()))
                        .build(),
                240);
    }

    private static void assertForetold(Scenario changed, Suggestion suggestion) {
        double after = Outcome.of(changed, SEED).throughput();

        assertThat(suggestion.effect().expected()).isCloseTo(after, withinPercentage(15));
    }

    private static Suggestion best(Scenario scenario, String code, String stage) {
        return suggestions(scenario, code, stage).getFirst();
    }

    private static List<Suggestion> suggestions(Scenario scenario, String code, String stage) {
        return suggestions(Signals.of(Simulator.run(scenario, SEED)), code, stage);
    }

    private static List<Suggestion> suggestions(Window window, String code, String stage) {
        Finding finding =
                new Finding(code, FindingKind.SINK, stage, Severity.ERROR, 0.9, "title", "why", List.of(), List.of());
        Verdict verdict = new OptimizationAnalyzer().analyze(window.with(List.of(finding)));
        return ((Verdict.Said) verdict)
                .advice().stream()
                        .map(Advice::suggestions)
                        .flatMap(List::stream)
                        .toList();
    }

    private static double number(Suggestion s) {
        return Double.parseDouble(String.valueOf(s.to()));
    }
}
