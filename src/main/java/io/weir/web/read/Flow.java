package io.weir.web.read;

import io.weir.analysis.compare.Ends;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.web.chart.Bins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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

    /** Nothing is known. */
    public static Flow unknown() {
        double[] none = new double[BINS];
        Arrays.fill(none, Double.NaN);
        return new Flow(Double.NaN, Double.NaN, 0, none, none);
    }

    /** Reads the flow off an observation. */
    public static Flow of(Observation observation, Interval interval) {
        Ends ends = Ends.of(observation);
        ToDoubleFunction<SignalKey> now = key -> mean(observation, key, interval);
        Map<SignalKey, double[]> courses = new HashMap<>();
        double[] inBins = new double[BINS];
        double[] outBins = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            int bin = b;
            ToDoubleFunction<SignalKey> then =
                    key -> courses.computeIfAbsent(key, k -> course(observation, k, interval))[bin];
            inBins[b] = ends.in(then);
            outBins[b] = ends.out(then);
        }
        return new Flow(ends.in(now), ends.out(now), lost(observation, interval), inBins, outBins);
    }

    /** Largest value of both courses; 0 when nothing is known. */
    public double top() {
        return Math.max(largest(inBins), largest(outBins));
    }

    private static double largest(double[] bins) {
        return Arrays.stream(bins).filter(Double::isFinite).max().orElse(0);
    }

    private static double[] course(Observation observation, SignalKey key, Interval interval) {
        Column found = observation.columns().get(key);
        return Bins.of(found == null ? Column.empty(key.signal()) : found, interval, BINS);
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
}
