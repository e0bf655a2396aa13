package io.weir.testkit.simulator;

import java.util.Arrays;

/** Those that wait for room in a buffer, first come, first served. Each has events left to hand over. */
final class Line {

    private Outputs[] of = new Outputs[8];
    private int[] slot = new int[8];
    private int[] out = new int[8];
    private double[] since = new double[8];
    private int length;
    private int events;

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /** Events that they all have left. */
    int events() {
        return events;
    }

    void add(Outputs who, int itsSlot, int itsOut, double now) {
        if (length == of.length) {
            of = Arrays.copyOf(of, 2 * length);
            slot = Arrays.copyOf(slot, 2 * length);
            out = Arrays.copyOf(out, 2 * length);
            since = Arrays.copyOf(since, 2 * length);
        }
        put(length++, who, itsSlot, itsOut, now);
        events += who.left(itsSlot, itsOut);
    }

    Outputs of() {
        return of[0];
    }

    int slot() {
        return slot[0];
    }

    int out() {
        return out[0];
    }

    /** Since when the first in line waits with its next event. */
    double since() {
        return since[0];
    }

    void waitsSince(double now) {
        since[0] = now;
    }

    /** Since when the one waits that has waited longest; infinite when there is none. */
    double oldest() {
        double oldest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            oldest = Math.min(oldest, since[i]);
        }
        return oldest;
    }

    /** Events that the first in line has left. */
    int left() {
        return of[0].left(slot[0], out[0]);
    }

    /** Takes the next event of the first in line. */
    double next() {
        double birth = of[0].next(slot[0], out[0]);
        of[0].dealt(slot[0], out[0]);
        return birth;
    }

    /** The first in line goes when it has nothing left. */
    void releaseIfDone() {
        if (left() == 0) {
            Outputs done = of[0];
            int itsSlot = slot[0];
            shift();
            length--;
            done.released(itsSlot);
        }
        count();
    }

    /** The first in line goes when it has nothing left, and to the end of the line when it has. */
    void releaseOrRotate() {
        if (left() == 0) {
            releaseIfDone();
        } else {
            Outputs who = of[0];
            int itsSlot = slot[0];
            int itsOut = out[0];
            double itsSince = since[0];
            shift();
            put(length - 1, who, itsSlot, itsOut, itsSince);
        }
        count();
    }

    private void count() {
        events = 0;
        for (int i = 0; i < length; i++) {
            events += of[i].left(slot[i], out[i]);
        }
    }

    private void shift() {
        for (int i = 1; i < length; i++) {
            put(i - 1, of[i], slot[i], out[i], since[i]);
        }
    }

    private void put(int i, Outputs who, int itsSlot, int itsOut, double itsSince) {
        of[i] = who;
        slot[i] = itsSlot;
        out[i] = itsOut;
        since[i] = itsSince;
    }
}
