package io.weir.testkit.simulator;

import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.WorkerModel;

/** A processor, or a batcher, which is a processor that computes nothing. */
final class ProcessorNode extends WorkerNode {

    private final Outputs outputs;
    private final Cores cores;
    private Service cost;
    private double dropShare;
    private long filtered;

    ProcessorNode(
            Machine machine,
            WorkerModel model,
            Buffer input,
            boolean inputIsOwn,
            SourceNode.OutputsOf outputs,
            Cores cores) {
        super(machine, model, input, inputIsOwn);
        this.outputs = outputs.of(this);
        this.cores = cores;
        this.cost = cost(model);
        this.dropShare = dropShare(model);
    }

    private static Service cost(WorkerModel model) {
        return model instanceof ProcessorModel p ? p.cpu() : Service.NONE;
    }

    private static double dropShare(WorkerModel model) {
        return switch (model) {
            case ProcessorModel p -> p.filtered();
            case BatcherModel b -> 0;
            default -> throw new IllegalStateException(model.id() + " is no processor");
        };
    }

    @Override
    void configure(StageModel model) {
        cost = cost((WorkerModel) model);
        dropShare = dropShare((WorkerModel) model);
        super.configure(model);
    }

    @Override
    void work(int slot) {
        double seconds = dice.sample(cost, count[slot]);
        if (seconds > 0) {
            cpu += seconds;
            cores.compute(this, slot, seconds);
        } else {
            pass(slot);
        }
    }

    private void pass(int slot) {
        filter(slot);
        if (outputs.hand(slot, born[slot], count[slot])) {
            leave(slot);
        } else {
            held(slot);
        }
    }

    private void filter(int slot) {
        if (dropShare == 0) {
            return;
        }
        double[] births = born[slot];
        int kept = 0;
        for (int i = 0; i < count[slot]; i++) {
            births[kept] = births[i];
            kept += dice.uniform() < dropShare ? 0 : 1;
        }
        filtered += count[slot] - kept;
        dropped(slot, count[slot] - kept);
    }

    private void leave(int slot) {
        out += count[slot];
        finished(slot);
    }

    @Override
    void on(int what, int slot, int turn) {
        switch (what) {
            case COMPUTED -> {
                pass(slot);
                wake();
            }
            case Outputs.RELEASED -> {
                leave(slot);
                wake();
            }
            default -> super.on(what, slot, turn);
        }
    }

    @Override
    void read(Readings into) {
        super.read(into);
        into.put(this, Meter.FILTERED, filtered);
    }
}
