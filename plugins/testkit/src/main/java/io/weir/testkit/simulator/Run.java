package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Scenario;
import java.util.HashMap;
import java.util.Map;

/** What happened in a simulation, as its meters stood at each reading. Immutable. */
public final class Run {

    private final Scenario scenario;
    private final long seed;
    private final Readings readings;
    private final double[] at;
    private final Map<String, Latencies> latencies = new HashMap<>();
    private final long played;

    Run(Scenario scenario, long seed, Assembly assembly) {
        this.scenario = scenario;
        this.seed = seed;
        this.readings = assembly.readings;
        this.at = readings.at();
        this.played = assembly.machine.played();
        assembly.stages.forEach((id, node) -> {
            if (node instanceof SinkNode sink) {
                latencies.put(id, sink.latencies());
            }
        });
    }

    /** What was played. */
    public Scenario scenario() {
        return scenario;
    }

    /** The seed it was played with. */
    public long seed() {
        return seed;
    }

    /** Number of readings. */
    public int size() {
        return at.length;
    }

    /** Second of a reading, from 0 on. */
    public double at(int reading) {
        return at[reading];
    }

    /**
     * How a meter stood.
     *
     * @param stage id, or {@link io.weir.testkit.scenario.PipelineModel#WHOLE} for CPU and memory of it all
     * @return 0 where the stage has no such meter
     * @throws IllegalArgumentException when there is no such stage
     */
    public double value(String stage, Meter meter, int reading) {
        return readings.get(stage, meter, reading);
    }

    /** How it stood at the last reading. */
    public double last(String stage, Meter meter) {
        return value(stage, meter, at.length - 1);
    }

    /**
     * By how much a counter grew per second between two instants, from the first reading at or after the one to the last
     * at or before the other; NaN when there are not two readings in between.
     */
    public double rate(String stage, Meter counter, double from, double to) {
        int a = 0;
        while (a < at.length && at[a] < from) {
            a++;
        }
        int b = at.length - 1;
        while (b >= 0 && at[b] > to) {
            b--;
        }
        return b <= a ? Double.NaN : (value(stage, counter, b) - value(stage, counter, a)) / (at[b] - at[a]);
    }

    /**
     * Latency of the events that a sink handed over, from their arrival at the source: the upper bound of the class (an
     * eighth of a power of two wide) that holds the given share.
     *
     * @param share 0 to 1
     * @return seconds; NaN when there was no event
     */
    public double latency(String sink, double share) {
        Latencies of = latencies.get(sink);
        if (of == null) {
            throw new IllegalArgumentException("'" + sink + "' is no sink; sinks are " + latencies.keySet());
        }
        return of.quantile(share);
    }

    /** How many things happened; arrivals that came in a row between two other things count as one. */
    public long played() {
        return played;
    }
}
