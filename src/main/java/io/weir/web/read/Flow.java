package io.weir.web.read;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.web.chart.Bins;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What enters and what leaves a pipeline as a whole.
 *
 * @param in events per second offered now, or NaN
 * @param out events per second handed over now, or NaN
 * @param lost events per second turned away now; 0 when none is known
 * @param inBins course of {@code in} over the interval, in equal slices
 * @param outBins course of {@code out} over the interval, in equal slices
 */
public record Flow(double in, double out, double lost, double[] inBins, double[] outBins) {

    private static final int BINS = 60;
    /** When branches together carry this much more than arrives, each gets a copy. */
    private static final double COPIES = 1.1;

    /** Nothing is known. */
    public static Flow unknown() {
        double[] none = new double[BINS];
        Arrays.fill(none, Double.NaN);
        return new Flow(Double.NaN, Double.NaN, 0, none, none);
    }

    /** Reads the flow off an observation. */
    public static Flow of(Observation observation, Interval interval) {
        Pipeline pipeline = observation.pipeline();
        List<Stage> stages = pipeline.stages();
        List<SignalKey> entries = told(observation, entries(pipeline), stages, Signal.IN, Signal.OUT);
        List<SignalKey> exits =
                told(observation, pipeline.stages(StageKind.SINK), stages.reversed(), Signal.OUT, Signal.IN);
        double in = sum(entries, key -> mean(observation, key, interval));
        double out = joined(exits, in, key -> mean(observation, key, interval));
        double[] inBins = new double[BINS];
        double[] outBins = new double[BINS];
        double[][] entryBins = bins(observation, entries, interval);
        double[][] exitBins = bins(observation, exits, interval);
        for (int b = 0; b < BINS; b++) {
            int bin = b;
            inBins[b] = sum(List.of(entryBins), bins -> bins[bin]);
            outBins[b] = joined(List.of(exitBins), inBins[b], bins -> bins[bin]);
        }
        return new Flow(in, out, lost(observation, interval), inBins, outBins);
    }

    /** Largest value of both courses; 0 when nothing is known. */
    public double top() {
        return Math.max(
                Arrays.stream(inBins).filter(Double::isFinite).max().orElse(0),
                Arrays.stream(outBins).filter(Double::isFinite).max().orElse(0));
    }

    /** What tells of the ends of the pipeline; where they tell nothing, the nearest stage that does. */
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
        return Stream.of(new SignalKey(stage.id(), best), new SignalKey(stage.id(), second))
                .filter(observation.columns()::containsKey)
                .limit(1);
    }

    private static List<Stage> entries(Pipeline pipeline) {
        return pipeline.stages().stream()
                .filter(s -> pipeline.upstream(s.id()).isEmpty())
                .toList();
    }

    private static double[][] bins(Observation observation, List<SignalKey> keys, Interval interval) {
        return keys.stream()
                .map(k -> Bins.of(column(observation, k), interval, BINS))
                .toArray(double[][]::new);
    }

    private static double mean(Observation observation, SignalKey key, Interval interval) {
        return StageNumbers.at(observation, key.stage(), interval).mean(key.signal());
    }

    private static double lost(Observation observation, Interval interval) {
        return observation.columns().keySet().stream()
                .filter(key -> key.signal() == Signal.REJECTED)
                .mapToDouble(key -> mean(observation, key, interval))
                .filter(Double::isFinite)
                .sum();
    }

    private static Column column(Observation observation, SignalKey key) {
        Column found = observation.columns().get(key);
        return found == null ? Column.empty(key.signal()) : found;
    }

    private static <T> double sum(List<T> parts, ToDoubleFunction<T> value) {
        return parts.stream().mapToDouble(value).reduce(Double::sum).orElse(Double.NaN);
    }

    /** Branches that share the events add up; of branches that each get a copy, the slowest counts. */
    private static <T> double joined(List<T> branches, double in, ToDoubleFunction<T> value) {
        double sum = sum(branches, value);
        return sum > in * COPIES && branches.size() > 1
                ? branches.stream().mapToDouble(value).min().orElse(Double.NaN)
                : sum;
    }
}
