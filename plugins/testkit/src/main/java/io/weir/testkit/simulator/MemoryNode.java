package io.weir.testkit.simulator;

import io.weir.testkit.scenario.MemoryModel;
import java.util.List;

/** Memory: what is held and what leaks; when it is short, sources refuse and the collector of garbage takes cores. */
final class MemoryNode extends Node {

    private static final double EVERY = 0.1;
    private static final double MOST = 0.95;

    private final List<SourceNode> sources;
    private final Cores cores;
    private MemoryModel model;
    private long arrivedBefore;

    MemoryNode(Machine machine, MemoryModel model, List<SourceNode> sources, Cores cores) {
        super(machine, "/memory");
        this.model = model;
        this.sources = sources;
        this.cores = cores;
    }

    void limit(double bytes) {
        model = model.withLimit(bytes);
    }

    @Override
    void begin() {
        if (model.refuses() || model.collecting() > 0) {
            schedule(EVERY, 0, 0, 0);
        }
    }

    @Override
    void on(int what, int slot, int turn) {
        double live = live();
        machine.refusing = model.refuses() && live >= MemoryModel.REFUSES_AT * model.limit();
        long arrived = sources.stream().mapToLong(SourceNode::arrived).sum();
        double allocated = (arrived - arrivedBefore) * model.perEvent() / EVERY;
        arrivedBefore = arrived;
        cores.speed(1 - collectorShare(live, allocated));
        schedule(now() + EVERY, 0, 0, 0);
    }

    private double collectorShare(double live, double allocated) {
        if (model.collecting() == 0) {
            return 0;
        }
        double free = model.limit() - live;
        return free <= 0 ? MOST : Math.min(MOST, model.collecting() * live * allocated / free);
    }

    /** Bytes in use. */
    double live() {
        long held = 0;
        List<Node> nodes = machine.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            held += nodes.get(i).size();
        }
        return model.base() + model.leak() * now() + model.perEvent() * held;
    }
}
