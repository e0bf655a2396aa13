package io.weir.testkit.simulator;

import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.SourceModel.WhenHeld;
import io.weir.testkit.scenario.StageModel;

/**
 * A source. Between two other happenings it plays its arrivals in a row, without the detour through the heap: in the same
 * order, but much faster.
 */
final class SourceNode extends Node {

    private static final int ARRIVAL = 0;

    private final double[] one = new double[1];
    private final Outputs outputs;
    private SourceModel model;
    private ArrivalStream stream;
    private double drawn;
    private boolean held;
    private double heldSince;
    private double heldSeconds;
    private long in;
    private long out;
    private long rejected;

    SourceNode(Machine machine, SourceModel model, OutputsOf outputs) {
        super(machine, model.id());
        this.model = model;
        this.outputs = outputs.of(this);
        this.stream = ArrivalStream.of(model.arrivals(), machine, id);
    }

    /** The traffic changes: the event that is due next still comes when it was due. */
    @Override
    void configure(StageModel changed) {
        model = (SourceModel) changed;
        stream = stream.with(model.arrivals(), machine, id);
    }

    @Override
    void begin() {
        arrange(0);
    }

    private void arrange(double after) {
        drawn = stream.next(after, machine.end);
        if (drawn <= machine.end) {
            schedule(Math.max(drawn, now()), ARRIVAL, 0, 0);
        }
    }

    @Override
    void on(int what, int slot, int turn) {
        if (what == Outputs.RELEASED) {
            released();
            return;
        }
        if (held) {
            in++;
            rejected++;
            arrange(drawn);
            return;
        }
        do {
            machine.now = Math.max(machine.now, drawn);
            if (!emit(drawn)) {
                hold();
                return;
            }
            drawn = stream.next(drawn, machine.end);
        } while (drawn < machine.heap.nextAt() && drawn <= machine.end);
        if (drawn <= machine.end) {
            schedule(Math.max(drawn, now()), ARRIVAL, 0, 0);
        }
    }

    private boolean emit(double birth) {
        in++;
        if (machine.refusing) {
            rejected++;
            return true;
        }
        Buffer only = outputs.only();
        if (only != null && only.offerQuickly(birth)) {
            out++;
            return true;
        }
        one[0] = birth;
        boolean accepted = outputs.hand(0, one, 1);
        out += accepted ? 1 : 0;
        return accepted;
    }

    private void hold() {
        held = true;
        heldSince = now();
        if (model.whenHeld() == WhenHeld.LOSES) {
            arrange(drawn);
        }
    }

    private void released() {
        held = false;
        heldSeconds += now() - heldSince;
        out++;
        switch (model.whenHeld()) {
            case WAITS -> arrange(now());
            case PILES_UP -> arrange(drawn);
            case LOSES -> {}
        }
    }

    private double held() {
        return heldSeconds + (held ? now() - heldSince : 0);
    }

    /** Core-seconds burnt while it waited. */
    double burnt() {
        return model.busyWait() * held();
    }

    @Override
    long size() {
        return held ? 1 : 0;
    }

    /** Events that have arrived. */
    long arrived() {
        return in;
    }

    @Override
    void read(Readings into) {
        into.put(this, Meter.IN, in);
        into.put(this, Meter.OUT, out);
        into.put(this, Meter.REJECTED, rejected);
        into.put(this, Meter.SIZE, size());
        into.put(this, Meter.HELD, held());
        into.put(this, Meter.CPU, burnt());
    }

    /** Makes the outputs of a stage once the stage is there. */
    interface OutputsOf {
        Outputs of(Node owner);
    }
}
