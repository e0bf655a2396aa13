package io.weir.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.Retry;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.Taking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void losesNoEventWhateverHappens() {
        RandomPipelines random = new RandomPipelines(1);
        for (int i = 0; i < 200; i++) {
            Scenario scenario = random.next();
            Run run = Simulator.run(scenario, i);
            for (StageModel s : scenario.pipeline().stages()) {
                for (int r = 0; r < run.size(); r++) {
                    if (kept(run, s.id(), r) != run.value(s.id(), Meter.IN, r)) {
                        fail("%s of %s at %s s, seed %s", s.id(), scenario, run.at(r), i);
                    }
                }
            }
        }
    }

    private static double kept(Run run, String stage, int r) {
        return run.value(stage, Meter.OUT, r)
                + run.value(stage, Meter.REJECTED, r)
                + run.value(stage, Meter.FILTERED, r)
                + run.value(stage, Meter.LOST, r)
                + run.value(stage, Meter.SIZE, r);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        for (int i = 0; i < 20; i++) {
            Scenario scenario = new RandomPipelines(i).next();

            assertThat(bits(Simulator.run(scenario, i))).isEqualTo(bits(Simulator.run(scenario, i)));
        }
    }

    @Test
    void anotherSeedGivesOthers() {
        Scenario scenario = new RandomPipelines(3).next();

        assertThat(bits(Simulator.run(scenario, 1))).isNotEqualTo(bits(Simulator.run(scenario, 2)));
    }

    @Test
    void theOrderOfConstructionDoesNotMatter() {
        for (int i = 0; i < 20; i++) {
            Scenario scenario = new RandomPipelines(i).next();
            PipelineModel p = scenario.pipeline();
            List<StageModel> stages = new ArrayList<>(p.stages());
            var links = new ArrayList<>(p.links());
            Collections.shuffle(stages, new Random(i));
            Collections.shuffle(links, new Random(i));
            PipelineModel other = new PipelineModel(p.name(), stages, links, p.cores(), p.memory());
            Scenario shuffled = new Scenario(other, scenario.seconds(), scenario.changes(), scenario.outages());

            assertThat(bits(Simulator.run(shuffled, 5))).isEqualTo(bits(Simulator.run(scenario, 5)));
        }
    }

    private static long[] bits(Run run) {
        return run.scenario().pipeline().stages().stream()
                .flatMapToLong(s -> Arrays.stream(Meter.values())
                        .flatMapToLong(m -> IntStream.range(0, run.size())
                                .mapToLong(r -> Double.doubleToRawLongBits(run.value(s.id(), m, r)))))
                .toArray();
    }

    /** 1000/s offered to 500/s: what enters is what leaves, so a sender that waits sends 500/s. */
    @Test
    void aFullQueueHoldsSendersThatWait() {
        Run run = Simulator.run(Scenario.of(row(Overflow.block()), 60), 1);

        assertThat(run.rate("source", Meter.OUT, 10, 60)).isCloseTo(500, within(5.0));
        assertThat(run.last("queue", Meter.REJECTED)).isZero();
        assertThat(run.last("source", Meter.HELD)).isCloseTo(30, within(2.0));
    }

    @Test
    void theOldestGoWhenTheNewestStay() {
        Run newest = Simulator.run(Scenario.of(row(Overflow.dropNewest()), 60), 1);
        Run oldest = Simulator.run(Scenario.of(row(Overflow.dropOldest()), 60), 1);

        assertThat(oldest.last("queue", Meter.REJECTED)).isCloseTo(newest.last("queue", Meter.REJECTED), within(2.0));
        assertThat(oldest.latency("sink", 0.5)).isLessThanOrEqualTo(newest.latency("sink", 0.5));
    }

    /** Logback: 256 places, unimportant events are turned away while fewer than 51 are left. */
    @Test
    void aQueueThatDiscardsNeverReadsFull() {
        PipelineModel p = row(new Overflow.Discard(20, 1, true));

        Run run = Simulator.run(Scenario.of(p, 60), 1);

        assertThat(run.last("queue", Meter.PEAK)).isEqualTo(81);
        assertThat(run.last("queue", Meter.FULL)).isZero();
        assertThat(run.rate("queue", Meter.REJECTED, 10, 60)).isCloseTo(500, within(5.0));
    }

    @Test
    void aHiddenLimitMakesMoreWorkersUseless() {
        PipelineModel p = PipelineModel.named("pool")
                .source("source", Arrivals.constant(1000))
                .queue("queue", 100, Overflow.dropNewest())
                .add(DestinationModel.of("pool", Service.fixed(0.02, 0)).withConnections(4))
                .add(SinkModel.of("sink", "pool", Taking.single()).withWorkers(8))
                .build();

        Run run = Simulator.run(Scenario.of(p, 60), 1);
        Run more = Simulator.run(Scenario.of(p.with("sink", Knob.WORKERS, 16), 60), 1);

        assertThat(run.rate("sink", Meter.OUT, 10, 60)).isCloseTo(200, within(1.0));
        assertThat(more.rate("sink", Meter.OUT, 10, 60)).isCloseTo(200, within(1.0));
        assertThat(more.rate("sink", Meter.CALL_SECONDS, 10, 60) / more.rate("sink", Meter.CALLS, 10, 60))
                .isCloseTo(0.08, within(0.001));
    }

    /** The buffer takes 5000 events as fast as they come, then the destination sets the pace. */
    @Test
    void aHiddenBufferHidesASlowDestination() {
        PipelineModel p = PipelineModel.named("buffer")
                .source("source", Arrivals.constant(800))
                .queue("queue", 1000, Overflow.dropNewest())
                .add(DestinationModel.stream("siem", 400, 5000))
                .add(SinkModel.of("sink", "siem", Taking.upTo(128)))
                .build();

        Run run = Simulator.run(Scenario.of(p, 60), 1);

        assertThat(run.rate("sink", Meter.OUT, 1, 10)).isCloseTo(800, within(10.0));
        assertThat(run.rate("siem", Meter.OUT, 1, 10)).isCloseTo(400, within(2.0));
        assertThat(run.rate("sink", Meter.OUT, 30, 60)).isCloseTo(400, within(10.0));
    }

    @Test
    void callsHangWhileADestinationDoes() {
        Scenario down = Scenario.of(row(Overflow.dropNewest()), 60).down("sink destination", 20, 40, Outage.Kind.HANGS);

        Run run = Simulator.run(down, 1);

        assertThat(run.rate("sink", Meter.OUT, 21, 39)).isZero();
        assertThat(run.last("sink", Meter.ERRORS)).isZero();
        assertThat(run.rate("sink", Meter.OUT, 41, 60)).isCloseTo(500, within(5.0));
    }

    @Test
    void refusedCallsAreRepeatedAndThenGivenUp() {
        PipelineModel p = row(Overflow.dropNewest())
                .with(SinkModel.of("sink", "sink destination", Taking.single()).with(Retry.upTo(3, 0.1, 1)));
        Scenario down = Scenario.of(p, 60).down("sink destination", 20, 40, Outage.Kind.REFUSES);

        Run run = Simulator.run(down, 1);

        double tries = 0.1 + 0.2 + 3 * 0.001;
        assertThat(run.rate("sink", Meter.LOST, 21, 39)).isCloseTo(1 / tries, within(0.1));
        assertThat(run.last("sink", Meter.RETRIES)).isCloseTo(2 * run.last("sink", Meter.LOST), within(3.0));
    }

    /** Two threads of 8 ms an event on one core do no more than one. */
    @Test
    void workersShareTheCores() {
        PipelineModel p = PipelineModel.named("cpu")
                .source("source", Arrivals.constant(300))
                .queue("queue", 100, Overflow.dropNewest())
                .add(new ProcessorModel("work", 2, Taking.single(), Service.fixed(0, 0.008), 0))
                .sink("sink", Taking.single(), Service.NONE)
                .cores(1)
                .build();

        Run one = Simulator.run(Scenario.of(p, 60), 1);
        Run two = Simulator.run(Scenario.of(p.with(PipelineModel.WHOLE, Knob.CORES, 2), 60), 1);

        assertThat(one.rate("sink", Meter.OUT, 10, 60)).isCloseTo(125, within(0.5));
        assertThat(two.rate("sink", Meter.OUT, 10, 60)).isCloseTo(250, within(0.5));
        assertThat(one.rate("", Meter.CPU, 10, 60)).isCloseTo(1, within(0.01));
    }

    @Test
    void sourcesRefuseWhileMemoryIsShort() {
        PipelineModel limited = PipelineModel.named("memory")
                .source("source", Arrivals.constant(1000))
                .queue("queue", 1_000_000, Overflow.dropNewest())
                .sink("sink", Taking.single(), Service.fixed(0.002, 0))
                .memory(new MemoryModel(1e6, 1000, 0, 10e6, true, 0))
                .build();

        Run run = Simulator.run(Scenario.of(limited, 60), 1);

        assertThat(run.last("queue", Meter.PEAK)).isCloseTo(7000, within(200.0));
        assertThat(run.rate("source", Meter.REJECTED, 30, 60)).isCloseTo(500, within(25.0));
    }

    @Test
    void copiesAndSharesGoTheirWays() {
        PipelineModel p = PipelineModel.named("ways")
                .source("source", Arrivals.constant(100))
                .sink("all", Taking.single(), Service.NONE)
                .from(null)
                .sink("some", Taking.single(), Service.NONE)
                .sink("others", Taking.single(), Service.NONE)
                .link("source", "some", 0, 0.3)
                .link("source", "others", 0.3, 1)
                .build();

        Run run = Simulator.run(Scenario.of(p, 100), 1);

        assertThat(run.last("all", Meter.OUT)).isEqualTo(run.last("source", Meter.OUT));
        assertThat(run.last("some", Meter.OUT) + run.last("others", Meter.OUT)).isEqualTo(run.last("all", Meter.OUT));
        assertThat(run.rate("some", Meter.OUT, 0, 100)).isCloseTo(30, within(2.0));
    }

    @Test
    void sendersThatDoNotWaitLoseOrPileUp() {
        PipelineModel p = row(Overflow.block());
        SourceModel source = (SourceModel) p.stage("source");

        Run loses = Simulator.run(Scenario.of(p.with(source.with(SourceModel.WhenHeld.LOSES)), 60), 1);
        Run piles = Simulator.run(Scenario.of(p.with(source.with(SourceModel.WhenHeld.PILES_UP)), 60), 1);

        assertThat(loses.rate("source", Meter.REJECTED, 10, 60)).isCloseTo(500, within(5.0));
        assertThat(piles.last("source", Meter.REJECTED)).isZero();
        assertThat(piles.last("sink", Meter.LATENCY) / piles.last("sink", Meter.OUT))
                .isBetween(14.0, 16.0);
    }

    /** 1000/s into room for 100, from which single calls of 2 ms take 500/s. */
    private static PipelineModel row(Overflow overflow) {
        return PipelineModel.named("row")
                .source("source", Arrivals.constant(1000))
                .queue("queue", 100, overflow)
                .sink("sink", Taking.single(), Service.fixed(0.002, 0))
                .build();
    }
}
