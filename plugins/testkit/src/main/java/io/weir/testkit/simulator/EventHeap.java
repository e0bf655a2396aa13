package io.weir.testkit.simulator;

import java.util.Arrays;

/**
 * What is still to happen, soonest first; of what happens at the same instant, that which was added first. A binary heap in
 * primitive arrays: it allocates only when it grows.
 */
final class EventHeap {

    private double[] at = new double[64];
    private long[] order = new long[64];
    private long[] word = new long[64];
    private int size;
    private long added;

    /** When the next thing happens; infinite when nothing does. */
    double nextAt() {
        return size == 0 ? Double.POSITIVE_INFINITY : at[0];
    }

    void add(double when, long what) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
            word = Arrays.copyOf(word, 2 * size);
        }
        int i = size++;
        long number = added++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (at[parent] <= when) {
                break;
            }
            move(parent, i);
            i = parent;
        }
        put(i, when, number, what);
    }

    /** Takes out what happens next. */
    long pop() {
        long first = word[0];
        size--;
        double when = at[size];
        long number = order[size];
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && before(child + 1, at[child], order[child])) {
                child++;
            }
            if (!before(child, when, number)) {
                break;
            }
            move(child, i);
            i = child;
        }
        put(i, when, number, word[size]);
        return first;
    }

    private boolean before(int i, double when, long number) {
        return at[i] < when || at[i] == when && order[i] < number;
    }

    private void move(int from, int to) {
        at[to] = at[from];
        order[to] = order[from];
        word[to] = word[from];
    }

    private void put(int i, double when, long number, long what) {
        at[i] = when;
        order[i] = number;
        word[i] = what;
    }
}
