package io.weir.testkit.simulator;

import java.util.Arrays;

/**
 * Cores that all workers share: while more of them compute than there are cores, each gets an equal share (egalitarian
 * processor sharing, Kleinrock, Journal of the ACM 14, 1967), and never more than one core. Played exactly, in virtual time
 * that runs at the speed of one worker: work that begins at virtual time v and takes w is done at v + w.
 */
final class Cores extends Node {

    private static final int DONE = 0;

    private double cores;
    private double speed = 1;
    private double virtual;
    private double last;
    private double used;
    private int turn;
    private double[] due = new double[8];
    private long[] order = new long[8];
    private WorkerNode[] who = new WorkerNode[8];
    private int[] slot = new int[8];
    private int running;
    private long begun;

    Cores(Machine machine, double cores) {
        super(machine, "/cores");
        this.cores = cores;
    }

    void compute(WorkerNode worker, int itsSlot, double seconds) {
        advance();
        if (running == due.length) {
            due = Arrays.copyOf(due, 2 * running);
            order = Arrays.copyOf(order, 2 * running);
            who = Arrays.copyOf(who, 2 * running);
            slot = Arrays.copyOf(slot, 2 * running);
        }
        due[running] = virtual + seconds;
        order[running] = begun++;
        who[running] = worker;
        slot[running++] = itsSlot;
        arrange();
    }

    /** So many cores from now on. */
    void cores(double howMany) {
        advance();
        cores = howMany;
        arrange();
    }

    /** The share of the cores that is left for work, the rest being taken by a collector of garbage. */
    void speed(double share) {
        if (share != speed) {
            advance();
            speed = share;
            arrange();
        }
    }

    private double rate() {
        return running == 0 ? 0 : speed * Math.min(1, cores / running);
    }

    private void advance() {
        double passed = now() - last;
        virtual += passed * rate();
        used += passed * Math.min(running, cores);
        last = now();
    }

    private int first() {
        int first = 0;
        for (int i = 1; i < running; i++) {
            if (due[i] < due[first] || due[i] == due[first] && order[i] < order[first]) {
                first = i;
            }
        }
        return first;
    }

    private void arrange() {
        turn++;
        if (running > 0) {
            schedule(now() + Math.max(0, due[first()] - virtual) / rate(), DONE, 0, turn);
        }
    }

    @Override
    void on(int what, int unused, int itsTurn) {
        if (itsTurn != (turn & 0xfffffff)) {
            return;
        }
        advance();
        int i = first();
        virtual = Math.max(virtual, due[i]);
        WorkerNode worker = who[i];
        int itsSlot = slot[i];
        running--;
        due[i] = due[running];
        order[i] = order[running];
        who[i] = who[running];
        slot[i] = slot[running];
        arrange();
        worker.on(WorkerNode.COMPUTED, itsSlot, 0);
    }

    /** Core-seconds used. */
    double used() {
        advance();
        return used;
    }
}
