package io.weir.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineBuilder;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthTest {

    private static final long SEED = 3;

    @Test
    void aHealthyPipelineHasNoBottleneck() {
        Truth truth = truth(row(500, 2000).sink("sink", Taking.upTo(128), Service.fixed(0.005, 0.0005)));

        assertThat(truth.bottleneck()).isEmpty();
        assertThat(truth.outcome().lost()).isEmpty();
        assertThat(truth.outcome().throughput()).isCloseTo(500, withinPercentage(1));
    }

    @Test
    void aSlowDestinationCanOnlyBeMadeFaster() {
        Truth truth = truth(row(800, 2000)
                .add(DestinationModel.stream("siem", 400, 0))
                .add(SinkModel.of("sink", "siem", Taking.upTo(128))));

        assertBottleneck(truth, "siem", Knob.RATE);
        assertThat(truth.gain("sink").orElseThrow().share()).isLessThan(Truth.NOTICEABLE);
        assertThat(truth.gain("queue").orElseThrow().share()).isLessThan(Truth.NOTICEABLE);
    }

    @Test
    void whereWorkersWaitMoreWorkersHelp() {
        Truth truth = truth(row(600, 2000).sink("sink", Taking.upTo(16), Service.fixed(0, 0.005)));

        assertBottleneck(truth, "sink", Knob.WORKERS);
        assertThat(truth.bottleneck().orElseThrow().after()).isCloseTo(400, withinPercentage(1));
    }

    @Test
    void whereACallIsDearLargerBatchesHelp() {
        PipelineBuilder builder = row(1000, 2048).sink("sink", Taking.upTo(16), Service.fixed(0.1, 0.0001));

        Truth truth = Truth.of(Scenario.of(builder.build(), 100), SEED, Set.of(Knob.WORKERS));

        assertBottleneck(truth, "sink", Knob.BATCH_SIZE);
        assertThat(truth.bottleneck().orElseThrow().after()).isCloseTo(32 / 0.1032, withinPercentage(1));
    }

    @Test
    void whereBurstsOverflowRoomHelps() {
        PipelineBuilder builder = PipelineModel.named("bursts")
                .source("source", Arrivals.bursts(50, 3000, 0.3, 10))
                .queue("queue", 200, Overflow.dropNewest())
                .sink("sink", Taking.upTo(128), Service.fixed(0.005, 0.0005));

        Truth truth = truth(builder);

        assertBottleneck(truth, "queue", Knob.CAPACITY);
        assertThat(truth.outcome().lost()).containsOnlyKeys("queue");
    }

    @Test
    void whereOneCoreIsNotEnoughCoresHelp() {
        PipelineBuilder builder = row(300, 500)
                .processor("work", Taking.upTo(10), Service.fixed(0, 0.005))
                .queue("behind", 500, Overflow.block())
                .sink("sink", Taking.upTo(10), Service.NONE);

        Truth truth = truth(builder);

        assertThat(truth.bottleneck().orElseThrow().stage()).isEqualTo("work");
        assertThat(truth.outcome().throughput()).isCloseTo(200, within(2.0));
    }

    @Test
    void anOutageIsItsDestinations() {
        PipelineModel p = row(500, 1000)
                .sink("sink", Taking.upTo(128), Service.fixed(0.005, 0.0005))
                .build();
        Scenario down = Scenario.of(p, 100).down("sink destination", 40, 80, Outage.Kind.HANGS);

        Gain bottleneck = Truth.of(down, SEED).bottleneck().orElseThrow();

        assertThat(bottleneck.stage()).isIn("sink destination", "queue");
        assertThat(Truth.of(down, SEED).gain("sink destination").orElseThrow().after())
                .isCloseTo(500, withinPercentage(1));
    }

    private static void assertBottleneck(Truth truth, String stage, Knob knob) {
        assertThat(truth.bottleneck()).hasValueSatisfying(g -> {
            assertThat(g.stage()).isEqualTo(stage);
            assertThat(g.knob()).isEqualTo(knob);
        });
    }

    private static PipelineBuilder row(double rate, int capacity) {
        return PipelineModel.named("row")
                .source("source", Arrivals.poisson(rate))
                .queue("queue", capacity, Overflow.dropNewest());
    }

    private static Truth truth(PipelineBuilder builder) {
        return Truth.of(Scenario.of(builder.build(), 100), SEED);
    }
}
