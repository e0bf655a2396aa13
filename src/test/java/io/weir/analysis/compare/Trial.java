package io.weir.analysis.compare;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.testkit.Signals;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Load;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.simulator.Sampling;
import io.weir.testkit.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A pipeline drawn at random and simulated for half an hour, with or without a change in its middle, and the verdict on it as
 * a service reaches it: a first look after eight slices, further ones later and later.
 *
 * @param scenario without the change
 * @param seed of the simulation
 */
record Trial(Scenario scenario, long seed) {

    static final int CHANGED_AT = 900;
    static final int SECONDS = 1860;
    private static final int SETTLE = 60;
    private static final Duration SLICE = Duration.ofSeconds(30);

    /** From a tenth of what the sink could carry to a third more; every kind of arrival and of service. */
    static Trial random(long seed) {
        Random random = new Random(seed);
        int size = List.of(1, 8, 32).get(random.nextInt(3));
        double fixed = 0.01 + 0.05 * random.nextDouble();
        double each = 0.0005 * random.nextDouble();
        double capacity = size / (fixed + each * size);
        double rate = capacity * (0.1 + 1.2 * random.nextDouble());
        PipelineModel pipeline = PipelineModel.named("trial")
                .source("application", arrivals(random, rate))
                .queue(
                        "in",
                        200 + random.nextInt(3_000),
                        random.nextBoolean() ? Overflow.dropNewest() : Overflow.block())
                .add(DestinationModel.of("destination", service(random, fixed, each)))
                .add(SinkModel.of("out", "destination", Taking.upTo(size)))
                .build();
        return new Trial(Scenario.of(pipeline, SECONDS), seed);
    }

    Trial changed(String stage, Knob knob, double value) {
        return new Trial(scenario.change(CHANGED_AT, stage, knob, value), seed);
    }

    Judgement judge() {
        double every = List.of(1.0, 5.0, 10.0).get((int) (seed % 3));
        Window window = Signals.of(Simulator.run(scenario, seed, Sampling.every(every)));
        Observation seen = new Observation(window.pipeline(), window.columns());
        List<Slice> before = Slices.of(seen, stretch(SETTLE, CHANGED_AT - 30), SLICE);
        Judgement judgement = new Judgement(null, "not tried");
        for (int at = CHANGED_AT + SETTLE + 300; at <= SECONDS; at += Math.max(30, (at - CHANGED_AT) / 4)) {
            judgement = Judge.judge(
                    Comparer.compare(before, Slices.of(seen, stretch(CHANGED_AT + SETTLE, at), SLICE)), suggestion());
            if (judgement.verdict() != null) {
                return judgement;
            }
        }
        return judgement;
    }

    private static Arrivals arrivals(Random random, double rate) {
        return switch (random.nextInt(5)) {
            case 0 -> Arrivals.constant(rate);
            case 1 -> Arrivals.poisson(rate);
            case 2 -> Arrivals.bursts(0.7 * rate, 0.3 * rate * 7, 0.5, 7);
            case 3 -> Arrivals.diurnal(rate, 0.3, 300 + random.nextInt(3_000), 0);
            default ->
                Arrivals.mmpp(new Load.Switching.State(0.5 * rate, 20), new Load.Switching.State(1.5 * rate, 20));
        };
    }

    private static Service service(Random random, double fixed, double each) {
        return switch (random.nextInt(3)) {
            case 0 -> Service.fixed(fixed, each);
            case 1 -> Service.exponential(fixed, each);
            default -> Service.lognormal(fixed, each, 0.5);
        };
    }

    private static Interval stretch(int from, int to) {
        Instant begin = Instant.ofEpochMilli(Signals.BEGIN);
        return new Interval(begin.plusSeconds(from), begin.plusSeconds(to));
    }

    private static Suggestion suggestion() {
        return new Suggestion(
                "workers",
                "out",
                Action.INCREASE,
                "1",
                "2",
                new Effect("throughput", "{event}/s", 1, 1, 1, 1, "why"),
                "why",
                "risk");
    }
}
