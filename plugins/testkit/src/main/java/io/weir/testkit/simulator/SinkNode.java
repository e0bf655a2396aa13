package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.StageModel;
import java.util.Arrays;

/** A sink: computes, calls its destination, and repeats calls that fail. */
final class SinkNode extends WorkerNode {

    private static final int TIMEOUT = 1;
    private static final int REPEAT = 2;

    private final DestinationNode destination;
    private final Cores cores;
    private final Latencies latencies = new Latencies();
    private SinkModel model;
    private int[] attempt = new int[0];
    private int[] call = new int[0];
    private int[] turn = new int[0];
    private double[] began = new double[0];
    private long calls;
    private long callEvents;
    private double callSeconds;
    private long errors;
    private long retries;
    private long lost;
    private long inflight;

    SinkNode(
            Machine machine,
            SinkModel model,
            Buffer input,
            boolean inputIsOwn,
            DestinationNode destination,
            Cores cores) {
        super(machine, model, input, inputIsOwn);
        this.model = model;
        this.destination = destination;
        this.cores = cores;
    }

    private void room(int slot) {
        if (slot >= turn.length) {
            attempt = Arrays.copyOf(attempt, slot + 1);
            call = Arrays.copyOf(call, slot + 1);
            turn = Arrays.copyOf(turn, slot + 1);
            began = Arrays.copyOf(began, slot + 1);
        }
    }

    @Override
    void configure(StageModel changed) {
        model = (SinkModel) changed;
        super.configure(changed);
    }

    @Override
    int wanted(int waiting) {
        int each = model.eventsPerWorker();
        return each == 1 ? Integer.MAX_VALUE : waiting / each + 1;
    }

    @Override
    void work(int slot) {
        room(slot);
        attempt[slot] = 0;
        double seconds = model.cpu() == Service.NONE ? 0 : dice.sample(model.cpu(), count[slot]);
        if (seconds > 0) {
            cpu += seconds;
            cores.compute(this, slot, seconds);
        } else {
            call(slot);
        }
    }

    private void call(int slot) {
        attempt[slot]++;
        began[slot] = now();
        turn[slot]++;
        inflight += count[slot];
        call[slot] = destination.call(this, slot, count[slot]);
        if (model.timeout() < Double.POSITIVE_INFINITY) {
            schedule(now() + model.timeout(), TIMEOUT, slot, turn[slot]);
        }
    }

    /** The destination is done with a call. */
    void ended(int slot, boolean well) {
        turn[slot]++;
        calls++;
        callEvents += count[slot];
        callSeconds += now() - began[slot];
        inflight -= count[slot];
        if (well) {
            out += count[slot];
            latencies.add(now(), born[slot], count[slot]);
            finished(slot);
            wake();
        } else {
            failed(slot);
        }
    }

    private void failed(int slot) {
        errors += count[slot];
        if (attempt[slot] < model.retry().attempts()) {
            double pause = model.retry().pause(attempt[slot]);
            double jitter = model.retry().jitter();
            double factor = jitter == 0 ? 1 : 1 - jitter + 2 * jitter * dice.uniform();
            schedule(now() + pause * factor, REPEAT, slot, turn[slot]);
        } else {
            lost += count[slot];
            finished(slot);
            wake();
        }
    }

    @Override
    void on(int what, int slot, int itsTurn) {
        switch (what) {
            case COMPUTED -> call(slot);
            case TIMEOUT -> {
                if (itsTurn == (turn[slot] & 0xfffffff)) {
                    destination.abandon(call[slot]);
                    ended(slot, false);
                }
            }
            case REPEAT -> {
                retries++;
                call(slot);
            }
            default -> super.on(what, slot, itsTurn);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    void read(Readings into) {
        super.read(into);
        into.put(this, Meter.LOST, lost);
        into.put(this, Meter.CALLS, calls);
        into.put(this, Meter.CALL_SECONDS, callSeconds);
        into.put(this, Meter.CALL_EVENTS, callEvents);
        into.put(this, Meter.ERRORS, errors);
        into.put(this, Meter.RETRIES, retries);
        into.put(this, Meter.INFLIGHT, inflight);
        into.put(this, Meter.LATENCY, latencies.sum());
    }
}
