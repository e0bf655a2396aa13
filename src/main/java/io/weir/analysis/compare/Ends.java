package io.weir.analysis.compare;

import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Which signals tell what enters and what leaves a pipeline.
 *
 * @param entries of the stages that nothing comes before; where they tell nothing, of the first that does
 * @param exits of the sinks; where they tell nothing, of the last stage that does
 * @param queues between them that tell both what enters and what leaves
 */
public record Ends(List<SignalKey> entries, List<SignalKey> exits, List<String> queues) {

    /** When branches together carry this much more than arrives, each gets a copy. */
    private static final double COPIES = 1.1;

    /** Reads them off an observation. */
    public static Ends of(Observation observation) {
        Pipeline pipeline = observation.pipeline();
        List<Stage> all = pipeline.stages();
        List<Stage> first =
                all.stream().filter(s -> pipeline.upstream(s.id()).isEmpty()).toList();
        List<Stage> sinks = pipeline.stages(StageKind.SINK);
        return new Ends(
                told(observation, first, all, Signal.IN, Signal.OUT),
                told(observation, sinks, all.reversed(), Signal.OUT, Signal.IN),
                pipeline.stages(StageKind.QUEUE).stream()
                        .map(Stage::id)
                        .filter(q -> tells(observation, q, Signal.IN) && tells(observation, q, Signal.OUT))
                        .toList());
    }

    /** What enters, in the unit of the values. */
    public double in(ToDoubleFunction<SignalKey> value) {
        return sum(entries, value);
    }

    /**
     * What leaves. Several branches may share the events or get a copy each, and may filter; what a queue takes in and
     * does not hand on tells best what is held back.
     */
    public double out(ToDoubleFunction<SignalKey> value) {
        if (exits.size() < 2) {
            return sum(exits, value);
        }
        double in = in(value);
        if (!queues.isEmpty()) {
            return Math.max(
                    0, in - queues.stream().mapToDouble(q -> heldBack(q, value)).sum());
        }
        double sum = sum(exits, value);
        return sum > in * COPIES ? exits.stream().mapToDouble(value).max().orElse(Double.NaN) : sum;
    }

    private static double heldBack(String queue, ToDoubleFunction<SignalKey> value) {
        double in = value.applyAsDouble(new SignalKey(queue, Signal.IN));
        return Math.max(0, in - value.applyAsDouble(new SignalKey(queue, Signal.OUT)));
    }

    private static List<SignalKey> told(
            Observation observation, List<Stage> ends, List<Stage> others, Signal best, Signal second) {
        List<SignalKey> found =
                ends.stream().flatMap(s -> told(observation, s, best, second)).toList();
        return found.isEmpty()
                ? others.stream()
                        .flatMap(s -> told(observation, s, best, second))
                        .limit(1)
                        .toList()
                : found;
    }

    private static Stream<SignalKey> told(Observation observation, Stage stage, Signal best, Signal second) {
        return Stream.of(best, second)
                .filter(signal -> tells(observation, stage.id(), signal))
                .limit(1)
                .map(signal -> new SignalKey(stage.id(), signal));
    }

    private static boolean tells(Observation observation, String stage, Signal signal) {
        return observation.columns().containsKey(new SignalKey(stage, signal));
    }

    private static double sum(List<SignalKey> keys, ToDoubleFunction<SignalKey> value) {
        return keys.stream().mapToDouble(value).reduce(Double::sum).orElse(Double.NaN);
    }
}
