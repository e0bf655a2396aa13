package io.weir.testkit.simulator;

import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.StageModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of a scenario, found by playing it again with one thing changed at a time, the random numbers being the same:
 * every stage twice as fast in each way it can be, queues 32 times as large.
 *
 * <p>The bottleneck is the stage whose change raises what is delivered most. A faster destination often helps as much as a
 * setting of the engine (a batch twice as large, a second worker); then the engine's stage is the bottleneck, since it can
 * be changed.
 *
 * @param outcome how the scenario goes
 * @param gains of all changes, largest first
 */
public record Truth(Outcome outcome, List<Gain> gains) {

    /** Gains below this share of what is delivered count as none. */
    public static final double NOTICEABLE = 0.03;

    private static final double AS_GOOD = 0.9;
    private static final int ROOM = 32;

    /** Copies the list. */
    public Truth {
        gains = List.copyOf(gains);
    }

    /** Finds it; every knob may be turned. */
    public static Truth of(Scenario scenario, long seed) {
        return of(scenario, seed, Set.of());
    }

    /**
     * Finds it.
     *
     * @param without knobs that the engine does not have, such as more workers where there is one by construction
     */
    public static Truth of(Scenario scenario, long seed, Set<Knob> without) {
        Outcome now = Outcome.of(scenario, seed);
        Set<Knob> knobs = EnumSet.allOf(Knob.class);
        knobs.removeAll(without);
        knobs.remove(Knob.TRAFFIC);
        List<Gain> gains = new ArrayList<>();
        for (String stage : stages(scenario.pipeline())) {
            for (Knob knob : knobs) {
                turn(scenario, seed, stage, knob, now).ifPresent(gains::add);
            }
        }
        gains.addAll(withoutOutages(scenario, seed, now));
        gains.sort(Comparator.comparingDouble(Gain::events).reversed());
        return new Truth(now, gains);
    }

    private static List<String> stages(PipelineModel pipeline) {
        List<String> all = new ArrayList<>(List.of(PipelineModel.WHOLE));
        all.addAll(pipeline.stages().stream().map(StageModel::id).toList());
        return all;
    }

    private static Optional<Gain> turn(Scenario scenario, long seed, String stage, Knob knob, Outcome now) {
        double from = knob.value(scenario.pipeline(), stage).orElse(Double.NaN);
        double to = faster(knob, from);
        if (Double.isNaN(from) || to == from || Double.isInfinite(from)) {
            return Optional.empty();
        }
        double after = Outcome.of(scenario.with(stage, knob, to), seed).throughput();
        return Optional.of(new Gain(stage, knob, from, to, now.throughput(), after));
    }

    private static double faster(Knob knob, double from) {
        return switch (knob) {
            case CAPACITY -> Math.min(ROOM * from, QueueModel.UNLIMITED);
            case CPU, LATENCY, LINGER -> from / 2;
            case FAILURES -> 0;
            case CONNECTIONS -> from == DestinationModel.UNLIMITED ? from : 2 * from;
            case ATTEMPTS -> from == Integer.MAX_VALUE ? from : 2 * from;
            case TRAFFIC -> from;
            case BATCH_SIZE, WORKERS, TIMEOUT, RATE, CORES, MEMORY_LIMIT -> 2 * from;
        };
    }

    private static List<Gain> withoutOutages(Scenario scenario, long seed, Outcome now) {
        return scenario.outages().stream()
                .map(o -> o.destination())
                .distinct()
                .map(d -> {
                    Scenario other = new Scenario(
                            scenario.pipeline(),
                            scenario.seconds(),
                            scenario.changes(),
                            scenario.outages().stream()
                                    .filter(o -> !o.destination().equals(d))
                                    .toList());
                    double after = Outcome.of(other, seed).throughput();
                    return new Gain(d, null, Double.NaN, Double.NaN, now.throughput(), after);
                })
                .toList();
    }

    /** The change that the bottleneck asks for; empty when no change is {@linkplain #NOTICEABLE noticeable}. */
    public Optional<Gain> bottleneck() {
        if (gains.isEmpty() || gains.getFirst().share() < NOTICEABLE) {
            return Optional.empty();
        }
        double enough = AS_GOOD * gains.getFirst().events();
        return gains.stream()
                .filter(g -> g.events() >= enough)
                .max(Comparator.comparing(Gain::isSetting).thenComparing(Gain::events));
    }

    /** The largest gain that a change of this stage brings; empty when nothing about it can be changed. */
    public Optional<Gain> gain(String stage) {
        return gains.stream().filter(g -> g.stage().equals(stage)).findFirst();
    }
}
