package io.weir.testkit.simulator;

import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.StageModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A destination. It has a clock of its own that stands still while calls hang, so that everything in it is late by exactly
 * the length of the outage.
 */
final class DestinationNode extends Node {

    private static final int END = 0;
    private static final double REFUSAL = 0.001;

    private static final byte FREE = 0;
    private static final byte WAITING = 1;
    private static final byte SERVED = 2;
    private static final byte REFUSED = 3;

    private final Dice dice;
    private DestinationModel model;
    private byte[] state = new byte[0];
    private @Nullable SinkNode[] sink = new SinkNode[0];
    private int[] slot = new int[0];
    private int[] events = new int[0];
    private double[] finish = new double[0];
    private boolean[] fails = new boolean[0];
    private int[] turn = new int[0];
    private long[] arrival = new long[0];
    private long arrivals;
    private int serving;
    private int waiting;
    private boolean hangs;
    private boolean refuses;
    private double stoodSince;
    private double stood;
    private double free;
    private long taken;
    private long in;

    DestinationNode(Machine machine, DestinationModel model) {
        super(machine, model.id());
        this.model = model;
        this.dice = new Dice(machine.seed, id + "/service");
    }

    @Override
    void configure(StageModel changed) {
        DestinationModel other = (DestinationModel) changed;
        double ownTime = ownTime();
        double backlog = Math.max(0, free - ownTime);
        free = backlog == 0 ? free : ownTime + backlog * Math.min(model.rate(), 1e12) / other.rate();
        model = other;
        serveWaiting();
    }

    private double ownTime() {
        return (hangs ? stoodSince : now()) - stood;
    }

    /** Begins a call; returns its number. */
    int call(SinkNode caller, int itsSlot, int n) {
        int id = place();
        sink[id] = caller;
        slot[id] = itsSlot;
        events[id] = n;
        arrival[id] = arrivals++;
        if (refuses) {
            refuse(id);
        } else if (serving < model.connections()) {
            serve(id);
        } else {
            state[id] = WAITING;
            waiting++;
        }
        return id;
    }

    private int place() {
        int id = 0;
        while (id < state.length && state[id] != FREE) {
            id++;
        }
        if (id == state.length) {
            int n = Math.max(4, 2 * id);
            state = Arrays.copyOf(state, n);
            sink = Arrays.copyOf(sink, n);
            slot = Arrays.copyOf(slot, n);
            events = Arrays.copyOf(events, n);
            finish = Arrays.copyOf(finish, n);
            fails = Arrays.copyOf(fails, n);
            turn = Arrays.copyOf(turn, n);
            arrival = Arrays.copyOf(arrival, n);
        }
        return id;
    }

    private void refuse(int id) {
        state[id] = REFUSED;
        fails[id] = true;
        turn[id]++;
        schedule(now() + REFUSAL, END, id, turn[id]);
    }

    private void serve(int id) {
        state[id] = SERVED;
        serving++;
        double own = ownTime();
        fails[id] = model.failures() > 0 && dice.uniform() < model.failures();
        finish[id] = own + dice.sample(model.service(), events[id]);
        if (!fails[id]) {
            in += events[id];
            if (model.rate() < Double.POSITIVE_INFINITY) {
                free = Math.max(free, own) + events[id] / model.rate();
                finish[id] = Math.max(finish[id], free - model.buffer() / model.rate());
            }
        }
        turn[id]++;
        if (!hangs) {
            schedule(finish[id] + stood, END, id, turn[id]);
        }
    }

    @Override
    void on(int what, int id, int itsTurn) {
        if (itsTurn != (turn[id] & 0xfffffff) || state[id] == FREE) {
            return;
        }
        SinkNode caller = sink[id];
        if (caller == null) {
            return;
        }
        taken += fails[id] ? 0 : events[id];
        leave(id);
        caller.ended(slot[id], !fails[id]);
    }

    /** The caller gives up on a call. What it carried may arrive all the same. */
    void abandon(int id) {
        leave(id);
    }

    private void leave(int id) {
        turn[id]++;
        byte was = state[id];
        state[id] = FREE;
        serving -= was == SERVED ? 1 : 0;
        waiting -= was == WAITING ? 1 : 0;
        serveWaiting();
    }

    private void serveWaiting() {
        while (waiting > 0 && serving < model.connections()) {
            int next = -1;
            for (int i = 0; i < state.length; i++) {
                next = state[i] == WAITING && (next < 0 || arrival[i] < arrival[next]) ? i : next;
            }
            waiting--;
            serve(next);
        }
    }

    /** From now on it takes nothing. */
    void down(Outage.Kind kind) {
        if (kind == Outage.Kind.HANGS) {
            hangs = true;
            stoodSince = now();
            for (int i = 0; i < state.length; i++) {
                turn[i] += state[i] == SERVED ? 1 : 0;
            }
            return;
        }
        refuses = true;
        for (int i = 0; i < state.length; i++) {
            if (state[i] == SERVED || state[i] == WAITING) {
                serving -= state[i] == SERVED ? 1 : 0;
                waiting -= state[i] == WAITING ? 1 : 0;
                refuse(i);
            }
        }
    }

    /** From now on it takes events again. */
    void up() {
        refuses = false;
        if (!hangs) {
            return;
        }
        stood += now() - stoodSince;
        hangs = false;
        for (int i = 0; i < state.length; i++) {
            if (state[i] == SERVED) {
                turn[i]++;
                schedule(Math.max(now(), finish[i] + stood), END, i, turn[i]);
            }
        }
    }

    @Override
    void read(Readings into) {
        boolean limited = model.rate() < Double.POSITIVE_INFINITY;
        double backlog = limited ? Math.max(0, free - ownTime()) * model.rate() : 0;
        double delivered = limited ? Math.max(0, in - Math.ceil(backlog - 1e-6)) : taken;
        into.put(this, Meter.IN, in);
        into.put(this, Meter.OUT, delivered);
        into.put(this, Meter.SIZE, in - delivered);
        into.put(this, Meter.INFLIGHT, serving + waiting);
    }
}
