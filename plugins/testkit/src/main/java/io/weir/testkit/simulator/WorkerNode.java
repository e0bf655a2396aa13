package io.weir.testkit.simulator;

import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.scenario.WorkerModel;
import java.util.Arrays;

/** A stage whose workers take events. A slot is one worker with the batch in its hands. */
abstract class WorkerNode extends Node {

    static final int COMPUTED = 0;
    private static final int LINGER = 14;

    private static final byte IDLE = 0;
    private static final byte BUSY = 1;
    private static final byte HELD = 2;

    final Dice dice;
    private final Buffer input;
    private final boolean inputIsOwn;
    private byte[] state = new byte[0];
    private double[] since = new double[0];
    private double[] taken = new double[0];
    int[] count = new int[0];
    double[][] born = new double[0][];
    private int workers;
    private int active;
    private int need = Integer.MAX_VALUE;
    private double lastBatch;
    private double timer = Double.NaN;
    private double busy;
    private double held;
    private long inHand;
    private long in;
    long out;
    double cpu;
    private long batches;
    private long batchEvents;
    private double batchSeconds;
    private Taking taking;

    /** With an input of its own, which counts as a part of it, or behind a queue. */
    WorkerNode(Machine machine, WorkerModel model, Buffer input, boolean inputIsOwn) {
        super(machine, model.id());
        this.input = input;
        this.inputIsOwn = inputIsOwn;
        this.dice = new Dice(machine.seed, id + "/work");
        this.taking = model.taking();
        input.consumedBy(this);
        employ(model.workers());
    }

    private void employ(int howMany) {
        workers = howMany;
        if (howMany > state.length) {
            int from = state.length;
            state = Arrays.copyOf(state, howMany);
            since = Arrays.copyOf(since, howMany);
            taken = Arrays.copyOf(taken, howMany);
            count = Arrays.copyOf(count, howMany);
            born = Arrays.copyOf(born, howMany);
            Arrays.fill(born, from, howMany, new double[0]);
        }
    }

    @Override
    void configure(StageModel model) {
        WorkerModel changed = (WorkerModel) model;
        taking = changed.taking();
        employ(changed.workers());
        wake();
    }

    /** Takes up the batch that the slot has just got. Must not wake. */
    abstract void work(int slot);

    /** How many workers may be active while so many events wait. */
    int wanted(int waiting) {
        return workers;
    }

    @Override
    void begin() {
        wake();
    }

    int need() {
        return need;
    }

    /** Idle workers take what there is. */
    final void wake() {
        need = Integer.MAX_VALUE;
        for (int slot = idle(); slot >= 0; slot = idle()) {
            int waiting = input.available();
            int enough = Math.max(enough(waiting), active < wanted(waiting) ? 1 : waiting + 1);
            if (waiting < enough) {
                need = enough;
                break;
            }
            take(slot, waiting);
        }
        input.await();
    }

    private int idle() {
        for (int i = 0; i < workers && active < workers; i++) {
            if (state[i] == IDLE) {
                return i;
            }
        }
        return -1;
    }

    /** Events that must wait for a batch to be taken now; arranges to be woken when time alone will do. */
    private int enough(int waiting) {
        if (taking.linger() == 0 || waiting >= taking.size()) {
            return 1;
        }
        if (taking.since() == Taking.Since.FIRST_EVENT) {
            return waiting == 0 ? 1 : enoughAt(input.oldest() + taking.linger());
        }
        if (waiting == 0 && now() >= lastBatch + taking.linger()) {
            lastBatch = now();
        }
        return enoughAt(lastBatch + taking.linger());
    }

    private int enoughAt(double due) {
        if (now() >= due) {
            return 1;
        }
        if (due != timer) {
            timer = due;
            schedule(due, LINGER, 0, 0);
        }
        return taking.size();
    }

    private void take(int slot, int waiting) {
        int most = Math.min(taking.size(), Math.max(waiting, 1));
        if (born[slot].length < most) {
            born[slot] = new double[Math.max(most, Math.min(2 * born[slot].length, taking.size()))];
        }
        count[slot] = input.take(born[slot], most);
        in += count[slot];
        inHand += count[slot];
        taken[slot] = now();
        lastBatch = now();
        active++;
        enter(slot, BUSY);
        work(slot);
    }

    /** The batch is worked off and accepted, or given up. */
    final void finished(int slot) {
        batches++;
        batchEvents += count[slot];
        batchSeconds += now() - taken[slot];
        inHand -= count[slot];
        count[slot] = 0;
        active--;
        enter(slot, IDLE);
    }

    /** The stage behind does not take it all. */
    final void held(int slot) {
        enter(slot, HELD);
    }

    private void enter(int slot, byte next) {
        double passed = now() - since[slot];
        busy += state[slot] == BUSY ? passed : 0;
        held += state[slot] == HELD ? passed : 0;
        state[slot] = next;
        since[slot] = now();
    }

    /** Of the slot's events, so many are dropped on purpose. */
    final void dropped(int slot, int n) {
        count[slot] -= n;
        inHand -= n;
    }

    @Override
    void on(int what, int slot, int turn) {
        if (what == LINGER) {
            timer = now() == timer ? Double.NaN : timer;
            wake();
        } else {
            throw new IllegalStateException(id + " does not know " + what);
        }
    }

    @Override
    long size() {
        return inHand;
    }

    @Override
    void read(Readings into) {
        for (int i = 0; i < state.length; i++) {
            enter(i, state[i]);
        }
        long gathered = inputIsOwn ? input.size() : 0;
        into.put(this, Meter.IN, in + gathered);
        into.put(this, Meter.OUT, out);
        into.put(this, Meter.SIZE, inHand + gathered);
        into.put(this, Meter.CALLS, batches);
        into.put(this, Meter.CALL_SECONDS, batchSeconds);
        into.put(this, Meter.CALL_EVENTS, batchEvents);
        into.put(this, Meter.BUSY, busy);
        into.put(this, Meter.HELD, held);
        into.put(this, Meter.WORKERS, workers);
        into.put(this, Meter.CPU, cpu);
    }
}
