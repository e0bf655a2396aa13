package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Change;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import java.util.Map;
import java.util.Objects;

/** Makes the changes and outages of a scenario happen. */
final class Timeline extends Node {

    private static final int CHANGE = 0;
    private static final int DOWN = 1;
    private static final int UP = 2;

    private final Scenario scenario;
    private final Map<String, Node> stages;
    private final Cores cores;
    private final MemoryNode memory;
    private PipelineModel pipeline;

    Timeline(Machine machine, Scenario scenario, Map<String, Node> stages, Cores cores, MemoryNode memory) {
        super(machine, "/timeline");
        this.scenario = scenario;
        this.stages = stages;
        this.cores = cores;
        this.memory = memory;
        this.pipeline = scenario.pipeline();
    }

    @Override
    void begin() {
        for (int i = 0; i < scenario.changes().size(); i++) {
            schedule(scenario.changes().get(i).at(), CHANGE, i, 0);
        }
        for (int i = 0; i < scenario.outages().size(); i++) {
            Outage o = scenario.outages().get(i);
            schedule(o.from(), DOWN, i, 0);
            schedule(o.to(), UP, i, 0);
        }
    }

    @Override
    void on(int what, int number, int turn) {
        if (what == CHANGE) {
            change(scenario.changes().get(number));
            return;
        }
        Outage o = scenario.outages().get(number);
        DestinationNode destination = (DestinationNode) Objects.requireNonNull(stages.get(o.destination()));
        if (what == DOWN) {
            destination.down(o.kind());
        } else {
            destination.up();
        }
    }

    private void change(Change c) {
        pipeline = pipeline.with(c.stage(), c.knob(), c.value());
        if (!c.stage().equals(PipelineModel.WHOLE)) {
            Objects.requireNonNull(stages.get(c.stage())).configure(pipeline.stage(c.stage()));
        } else if (c.knob() == Knob.CORES) {
            cores.cores(c.value());
        } else {
            memory.limit(c.value());
        }
    }
}
