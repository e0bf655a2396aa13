package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Scenario;

/** Plays scenarios. Safe for use by several threads: each run has everything to itself. */
public final class Simulator {

    private Simulator() {}

    /** Plays it through, read every second. */
    public static Run run(Scenario scenario, long seed) {
        return run(scenario, seed, Sampling.every(1));
    }

    /**
     * Plays it through.
     *
     * @param seed the same seed and scenario give the same bits
     * @param sampling when the meters are read
     */
    public static Run run(Scenario scenario, long seed, Sampling sampling) {
        Assembly assembly = new Assembly(scenario, seed, sampling);
        assembly.machine.play();
        return new Run(scenario, seed, assembly);
    }
}
