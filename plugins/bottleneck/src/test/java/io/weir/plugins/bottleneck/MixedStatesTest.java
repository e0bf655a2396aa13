package io.weir.plugins.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import io.weir.testkit.Signals;
import io.weir.testkit.WindowBuilder;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineBuilder;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.Retry;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.simulator.Simulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Windows in which a pipeline is in several states one after the other, or in which little is reported. */
class MixedStatesTest {

    private static final Taking SINGLE = Taking.single();

    /** It is down for a third of the time, but each burst of the other two thirds costs more. */
    @Test
    void anOutageThatLosesLessThanBurstsDoIsNotTheBottleneck() {
        Scenario both = Scenario.of(
                        from(Arrivals.bursts(20, 800, 0.3, 20))
                                .queue("queue", 100, Overflow.dropNewest())
                                .sink("out", SINGLE, Service.fixed(0.005, 0))
                                .build(),
                        240)
                .down("out destination", 60, 120, Outage.Kind.HANGS);

        assertThat(first(both)).isEqualTo("bottleneck.queue-capacity queue");
    }

    /**
     * It turns away more than the bursts do, but little would have got through meanwhile: room for bursts carries over it as well,
     * and brings more than twice as much as no outage.
     */
    @Test
    void roomThatCarriesOverAnOutageAndBurstsComesFirst() {
        Scenario both = Scenario.of(
                        from(Arrivals.bursts(20, 800, 0.3, 20))
                                .queue("queue", 150, Overflow.dropNewest())
                                .sink("out", SINGLE, Service.fixed(0.005, 0))
                                .build(),
                        240)
                .down("out destination", 60, 155, Outage.Kind.HANGS);

        assertThat(first(both)).isEqualTo("bottleneck.queue-capacity queue");
    }

    @Test
    void anOutageThatLosesMoreThanBurstsDoIs() {
        Scenario both = Scenario.of(
                        from(Arrivals.bursts(200, 400, 0.3, 20))
                                .queue("queue", 500, Overflow.dropNewest())
                                .sink("out", SINGLE, Service.fixed(0.003, 0))
                                .build(),
                        240)
                .down("out destination", 60, 180, Outage.Kind.HANGS);

        assertThat(first(both)).isEqualTo("bottleneck.destination-down out");
    }

    /** A source that hands over one event at a time leaves batches at one, however large they may be. */
    @Test
    void aSinkThatIsAlwaysBusyWithSingleEventsIsTheLimit() {
        Window window = Signals.of(Simulator.run(
                Scenario.of(
                        PipelineModel.named("direct")
                                .add(SourceModel.of("app", Arrivals.constant(150))
                                        .with(SourceModel.WhenHeld.PILES_UP))
                                .add(DestinationModel.of("store", Service.fixed(0.01, 0.0001)))
                                .add(SinkModel.of("out", "store", Taking.batch(20, 0)))
                                .build(),
                        120),
                1));

        assertThat(first(Signals.without(window, Set.of(Signal.BATCH_SIZE))))
                .isEqualTo("bottleneck.sink-concurrency out");
    }

    /** Four calls are under way all the time: that what lies behind them is shared is likelier than a fifth being missing. */
    @Test
    void manyCallsAtATimePointToWhatTheyShare() {
        PipelineModel pool = from(Arrivals.poisson(400))
                .queue("queue", 1000, Overflow.dropNewest())
                .add(new DestinationModel("store", Service.fixed(0.01, 0), 2, Double.POSITIVE_INFINITY, 0, 0))
                .add(SinkModel.of("out", "store", SINGLE).withWorkers(8))
                .build();

        assertThat(codes(Signals.of(Simulator.run(Scenario.of(pool, 120), 1))))
                .startsWith("bottleneck.destination out", "alternative.sink-concurrency out");
    }

    /** While batches grow from a few events to full ones, calls have become slower already: those say nothing of before. */
    @Test
    void callsThatBecameSlowerBeforeAnythingWaitedAreNotTakenForUsualOnes() {
        PipelineModel model = from(Arrivals.constant(40))
                .queue("queue", 500, Overflow.dropNewest())
                .add(new DestinationModel("store", Service.fixed(0.1, 0.006), 1000, 150, 0, 0))
                .add(SinkModel.of("out", "store", Taking.batch(100, 0)))
                .build();
        Scenario slower = Scenario.of(model, 240).change(80, "store", Knob.RATE, 28);

        assertThat(first(slower)).isEqualTo("bottleneck.destination out");
    }

    /** Neither how long calls take nor how busy workers are is reported, but how many are under way. */
    @Test
    void callsUnderWayTellThatASinkIdles() {
        PipelineModel model = from(Arrivals.poisson(280))
                .queue("queue", 700, Overflow.dropNewest())
                .add(new ProcessorModel("work", 1, Taking.upTo(16), Service.fixed(0.0017, 0.0086), 0))
                .add(DestinationModel.of("store", Service.fixed(0.02, 0)))
                .add(SinkModel.of("out", "store", SINGLE).withWorkers(8))
                .build();
        Window window = Signals.of(Simulator.run(Scenario.of(model, 240), 1));

        String first = first(Signals.without(window, Set.of(Signal.UTILIZATION, Signal.DURATION, Signal.CPU)));

        assertThat(first).isEqualTo("bottleneck.processor-cpu work");
    }

    /** Without a queue, too. */
    @Test
    void callsUnderWayTellThatASinkWithoutAQueueIsTheLimit() {
        Window window = Signals.of(Simulator.run(
                Scenario.of(
                        PipelineModel.named("direct")
                                .add(SourceModel.of("app", Arrivals.constant(150))
                                        .with(SourceModel.WhenHeld.PILES_UP))
                                .sink("out", SINGLE, Service.fixed(0.01, 0))
                                .build(),
                        120),
                1));

        String first = first(Signals.without(window, Set.of(Signal.UTILIZATION, Signal.DURATION, Signal.BATCH_SIZE)));

        assertThat(first).isEqualTo("bottleneck.sink-concurrency out");
    }

    /** Memory runs short when most has been lost already; more of it would carry as little as before. */
    @Test
    void failingCallsThatCostMoreThanMemoryDoesComeFirst() {
        PipelineModel model = from(Arrivals.poisson(150))
                .queue("queue", 600, Overflow.dropNewest())
                .add(DestinationModel.of("store", Service.fixed(0.01, 0)).withFailures(0.67))
                .add(SinkModel.of("out", "store", SINGLE).withWorkers(4).with(Retry.upTo(3, 0.2, 2)))
                .memory(new MemoryModel(50e6, 1e3, 2e6, 200e6, true, 0))
                .build();

        assertThat(first(Scenario.of(model, 240))).isEqualTo("bottleneck.destination-failing out");
    }

    /** Of what a processor hands over most is lost for good: if it were faster, most of that would be lost, too. */
    @Test
    void aSinkThatLosesMostComesBeforeAProcessorThatIsBusy() {
        PipelineModel model = from(Arrivals.poisson(130))
                .queue("queue", 1000, Overflow.dropNewest())
                .add(new ProcessorModel("work", 1, SINGLE, Service.fixed(0, 0.014), 0))
                .add(DestinationModel.of("store", Service.fixed(0.005, 0)).withFailures(0.65))
                .add(SinkModel.of("out", "store", SINGLE).with(Retry.NEVER))
                .build();

        assertThat(first(Scenario.of(model, 240))).isEqualTo("bottleneck.destination-failing out");
    }

    /** All calls are under way from the begin, long before the queue is full: that time is no time without pressure. */
    @Test
    void callsOfASaturatedSinkAreNotTakenForUsualOnesWhileTheQueueFills() {
        PipelineModel pool = from(Arrivals.constant(34))
                .queue("queue", 1000, Overflow.dropNewest())
                .add(new DestinationModel("store", Service.fixed(0.08, 0), 2, Double.POSITIVE_INFINITY, 0, 0))
                .add(SinkModel.of("out", "store", SINGLE).withWorkers(8))
                .build();

        assertThat(codes(Signals.of(Simulator.run(Scenario.of(pool, 240), 1))))
                .startsWith("bottleneck.destination out", "alternative.sink-concurrency out");
    }

    /** A batch of half the queue cannot be made larger; whatever it costs, it is not the batch. */
    @Test
    void aBatchThatTakesHalfTheQueueIsNotSmall() {
        Window window = WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("batcher", StageKind.BATCHER, Trait.SINGLE_WORKER)
                .stage("sink", StageKind.SINK, Trait.SINGLE_WORKER, Trait.CALL_PER_BATCH)
                .setting("queue", SettingRole.OVERFLOW, "overflow", "drop")
                .setting("batcher", SettingRole.BATCH_SIZE, "batch", "28")
                .column("queue", Signal.QUEUE_SIZE, 56)
                .column("queue", Signal.QUEUE_CAPACITY, 56)
                .column("queue", Signal.IN, 100)
                .column("queue", Signal.REJECTED, 85)
                .column("sink", Signal.OUT, 15)
                .build();

        assertThat(first(window)).isEqualTo("bottleneck.destination sink");
    }

    /** One call at a time of 20 ms, and a destination that takes one event each 20 ms: every signal is the same. */
    @Test
    void aSingleWorkerAndASharedLimitCannotBeToldApart() {
        Window worker = Signals.of(Simulator.run(saturated(0.02, Double.POSITIVE_INFINITY), 1));
        Window limit = Signals.of(Simulator.run(saturated(0.002, 50), 1));

        assertThat(limit.columns().keySet()).isEqualTo(worker.columns().keySet());
        limit.columns()
                .keySet()
                .forEach(k -> assertThat(limit.columns().get(k).mean())
                        .as(k.toString())
                        .isCloseTo(
                                worker.columns().get(k).mean(),
                                within(1e-3
                                        + 0.01
                                                * Math.abs(
                                                        worker.columns().get(k).mean()))));
        assertThat(codes(limit)).isEqualTo(codes(worker));
        assertThat(codes(limit)).startsWith("bottleneck.sink-concurrency out", "alternative.destination out");
    }

    private static Scenario saturated(double seconds, double rate) {
        return Scenario.of(
                from(Arrivals.constant(80))
                        .queue("queue", 100, Overflow.dropNewest())
                        .add(new DestinationModel("store", Service.fixed(seconds, 0), 1000, rate, 0, 0))
                        .add(SinkModel.of("out", "store", SINGLE))
                        .build(),
                240);
    }

    private static PipelineBuilder from(Arrivals arrivals) {
        return PipelineModel.named("mixed").source("app", arrivals);
    }

    private static String first(Scenario scenario) {
        return first(Signals.of(Simulator.run(scenario, 1)));
    }

    private static String first(Window window) {
        return codes(window).getFirst();
    }

    private static List<String> codes(Window window) {
        Verdict verdict = new BottleneckAnalyzer().analyze(window);
        return ((Verdict.Said) verdict)
                .findings().stream().map(MixedStatesTest::text).toList();
    }

    private static String text(Finding f) {
        return f.code() + " " + f.stage();
    }
}
