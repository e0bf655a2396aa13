package io.weir.testkit.simulator;

import io.weir.testkit.scenario.StageModel;

/** Something to which things happen. */
abstract class Node {

    final Machine machine;
    final String id;
    private final int index;

    Node(Machine machine, String id) {
        this.machine = machine;
        this.id = id;
        this.index = machine.register(this);
    }

    /**
     * What was scheduled happens now.
     *
     * @param what a number that the node knows
     * @param slot of its worker or call
     * @param turn as it was scheduled with; says whether it is still meant
     */
    abstract void on(int what, int slot, int turn);

    /** The scenario begins. */
    void begin() {}

    /** The stage is like this from now on. */
    void configure(StageModel model) {
        throw new IllegalStateException(id + " cannot become " + model);
    }

    /** Writes how its meters stand. */
    void read(Readings into) {}

    /** Events in it. */
    long size() {
        return 0;
    }

    final void schedule(double at, int what, int slot, int turn) {
        machine.schedule(at, index, what, slot, turn);
    }

    final double now() {
        return machine.now;
    }
}
