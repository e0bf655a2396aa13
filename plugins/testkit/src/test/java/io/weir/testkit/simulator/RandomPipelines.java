package io.weir.testkit.simulator;

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
import java.util.Random;

/** Scenarios with a bit of everything, for what must hold whatever is played. */
final class RandomPipelines {

    private final Random random;

    RandomPipelines(long seed) {
        random = new Random(seed);
    }

    /** Two sources into a queue; a processor; perhaps a batcher; copies and shares to one or two sinks with a queue each. */
    Scenario next() {
        PipelineBuilder builder = PipelineModel.named("random")
                .add(new SourceModel("a", arrivals(), pick(SourceModel.WhenHeld.values()), 0.5))
                .queue("in", 20 + random.nextInt(500), overflow())
                .add(new SourceModel("b", arrivals(), pick(SourceModel.WhenHeld.values()), 0))
                .link("b", "in")
                .from("in")
                .add(new ProcessorModel(
                        "work",
                        1 + random.nextInt(4),
                        Taking.upTo(1 + random.nextInt(64)),
                        Service.lognormal(0.0005, 0.0003 * random.nextDouble(), 0.7),
                        random.nextInt(3) * 0.1));
        if (random.nextBoolean()) {
            builder.batcher("batch", 1 + random.nextInt(100), 0.2);
        }
        builder.queue("one", 10 + random.nextInt(300), overflow());
        sink(builder, "s");
        if (random.nextBoolean()) {
            builder.from("work").queue("two", 10 + random.nextInt(300), overflow());
            sink(builder, "t");
        }
        builder.cores(0.5 + random.nextInt(3));
        builder.memory(new MemoryModel(1e6, 1000, 0, 2e6, random.nextBoolean(), 1e-9));
        return Scenario.of(builder.build(), 60)
                .change(20, "a", Knob.TRAFFIC, 0.5 + random.nextDouble())
                .change(30, "one", Knob.CAPACITY, 5 + random.nextInt(300))
                .change(40, "s", Knob.WORKERS, 1 + random.nextInt(5))
                .down("s destination", 10, 11 + random.nextInt(20), pick(Outage.Kind.values()));
    }

    private void sink(PipelineBuilder builder, String id) {
        builder.add(new DestinationModel(
                        id + " destination",
                        Service.exponential(0.005 * random.nextDouble(), 0.002 * random.nextDouble()),
                        1 + random.nextInt(4),
                        random.nextBoolean() ? 500 : Double.POSITIVE_INFINITY,
                        random.nextInt(100),
                        random.nextInt(3) * 0.05))
                .add(SinkModel.of(
                                id, id + " destination", Taking.batch(1 + random.nextInt(50), random.nextInt(2) * 0.1))
                        .withWorkers(1 + random.nextInt(4))
                        .withTimeout(random.nextBoolean() ? 0.5 : Double.POSITIVE_INFINITY)
                        .with(random.nextBoolean() ? Retry.upTo(3, 0.1, 1) : Retry.NEVER));
    }

    private Arrivals arrivals() {
        double rate = 50 + random.nextInt(400);
        return switch (random.nextInt(5)) {
            case 0 -> Arrivals.constant(rate);
            case 1 -> Arrivals.poisson(rate);
            case 2 -> Arrivals.onOff(2 * rate, 1, 2);
            case 3 -> Arrivals.bursts(rate, 2 * rate, 0.2, 5);
            default -> Arrivals.diurnal(rate, 0.8, 30, 10);
        };
    }

    private Overflow overflow() {
        return switch (random.nextInt(6)) {
            case 0 -> Overflow.block();
            case 1 -> new Overflow.Block(0.5);
            case 2 -> Overflow.dropOldest();
            case 3 -> new Overflow.LightDelay(3, 0.2);
            case 4 -> new Overflow.Discard(5, 0.7, random.nextBoolean());
            default -> Overflow.dropNewest();
        };
    }

    private <T> T pick(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
