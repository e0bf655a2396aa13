package io.weir.bench.diagnosis;

import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.simulator.Gain;
import io.weir.testkit.simulator.Truth;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What would be right to say: settings that bring at least half as much as the best change, and whatever broke and brings as
 * much when it is restored. Anything else outside of the engine is right only if it brings nearly as much as the best change,
 * and no setting does.
 *
 * @param limits kinds and stages that are right; empty when no change brings anything
 */
record Answer(Set<Limit> limits) {

    private static final double AS_GOOD = 0.9;
    private static final double HALF_AS_GOOD = 0.5;

    /** Kinds of bottlenecks. */
    enum Kind {
        QUEUE,
        PROCESSOR,
        BATCHER,
        SINK,
        DESTINATION,
        MEMORY,
        CPU
    }

    /** One thing that limits; of memory and cores the stage does not count. */
    record Limit(Kind kind, String stage) {}

    static Answer of(Truth truth, Scenario scenario) {
        if (truth.bottleneck().isEmpty()) {
            return new Answer(Set.of());
        }
        double best = truth.gains().getFirst().events();
        boolean setting = truth.gains().stream().anyMatch(g -> isSetting(g) && g.events() >= AS_GOOD * best);
        Set<Limit> limits = new LinkedHashSet<>();
        for (Gain g : truth.gains()) {
            double enough = isSetting(g) || broke(g, scenario) ? HALF_AS_GOOD : setting ? Double.NaN : AS_GOOD;
            if (g.events() >= enough * best) {
                limits.add(limit(g, scenario.pipeline()));
            }
        }
        return new Answer(limits);
    }

    private static boolean isSetting(Gain g) {
        return g.knob() != null && g.knob().isSetting();
    }

    /** Whether it is an outage, failing calls, or a destination that became slower. */
    private static boolean broke(Gain g, Scenario scenario) {
        return g.knob() == null
                || g.knob() == Knob.FAILURES
                || scenario.changes().stream().anyMatch(c -> c.stage().equals(g.stage()) && c.knob() == g.knob());
    }

    private static Limit limit(Gain g, PipelineModel pipeline) {
        if (g.knob() == null) {
            return new Limit(Kind.DESTINATION, Plan.SINK);
        }
        return switch (g.knob()) {
            case CAPACITY -> new Limit(Kind.QUEUE, g.stage());
            case CORES -> new Limit(Kind.CPU, "");
            case MEMORY_LIMIT -> new Limit(Kind.MEMORY, "");
            case LATENCY, CONNECTIONS, RATE, FAILURES -> new Limit(Kind.DESTINATION, Plan.SINK);
            default -> ofWorker(pipeline.stage(g.stage()), g.knob());
        };
    }

    private static Limit ofWorker(StageModel stage, Knob knob) {
        return switch (stage) {
            case ProcessorModel p -> new Limit(Kind.PROCESSOR, p.id());
            case BatcherModel b -> new Limit(Kind.BATCHER, b.id());
            case SinkModel s ->
                new Limit(knob == Knob.BATCH_SIZE || knob == Knob.LINGER ? Kind.BATCHER : Kind.SINK, s.id());
            default -> throw new IllegalStateException(stage.id() + " has no " + knob);
        };
    }

    /** Whether this is among what is right. */
    boolean holds(Limit said) {
        boolean whole = said.kind() == Kind.CPU || said.kind() == Kind.MEMORY;
        return limits.contains(whole ? new Limit(said.kind(), "") : said);
    }

    /** The kind by which it is counted. */
    Kind kind() {
        return limits.iterator().next().kind();
    }
}
