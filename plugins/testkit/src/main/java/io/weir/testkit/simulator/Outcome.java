package io.weir.testkit.simulator;

import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a scenario goes, after its first tenth.
 *
 * @param offered events/s that came to its sources
 * @param throughput events/s that all sinks handed over together
 * @param latency mean seconds from arrival to the end of the call; NaN when nothing was handed over
 * @param lost events/s that each stage turned away or gave up; stages that lose nothing are left out
 */
public record Outcome(double offered, double throughput, double latency, Map<String, Double> lost) {

    private static final double WARM = 0.1;

    /** Copies the map. */
    public Outcome {
        lost = Map.copyOf(lost);
    }

    /** Plays it and sums up. */
    public static Outcome of(Scenario scenario, long seed) {
        double warm = WARM * scenario.seconds();
        Sampling twice = new Sampling(scenario.seconds() - warm, warm, 0, 0);
        return of(Simulator.run(scenario, seed, twice));
    }

    /** Sums up what was played. */
    public static Outcome of(Run run) {
        double from = WARM * run.scenario().seconds();
        double to = run.scenario().seconds();
        double offered = 0;
        double out = 0;
        double seconds = 0;
        Map<String, Double> lost = new TreeMap<>();
        for (StageModel s : run.scenario().pipeline().stages()) {
            offered += s instanceof SourceModel ? run.rate(s.id(), Meter.IN, from, to) : 0;
            out += s instanceof SinkModel ? run.rate(s.id(), Meter.OUT, from, to) : 0;
            seconds += s instanceof SinkModel ? run.rate(s.id(), Meter.LATENCY, from, to) : 0;
            double rate = run.rate(s.id(), Meter.REJECTED, from, to) + run.rate(s.id(), Meter.LOST, from, to);
            if (rate > 0 && !(s instanceof DestinationModel)) {
                lost.put(s.id(), rate);
            }
        }
        return new Outcome(offered, out, out > 0 ? seconds / out : Double.NaN, lost);
    }

    /** Events/s lost by all stages. */
    public double lostInAll() {
        return lost.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
