package io.weir.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** The clock, and what is still to happen. */
final class Machine {

    final long seed;
    final double end;
    final EventHeap heap = new EventHeap();
    double now;

    /** Whether sources turn events away, because memory is short. */
    boolean refusing;

    private final List<Node> registered = new ArrayList<>();
    private long played;

    Machine(long seed, double end) {
        this.seed = seed;
        this.end = end;
    }

    int register(Node node) {
        if (registered.size() == 0xfff) {
            throw new IllegalArgumentException("a pipeline may have at most 2000 stages");
        }
        registered.add(node);
        return registered.size() - 1;
    }

    List<Node> nodes() {
        return registered;
    }

    /** Twelve bits for the node, four for what, twenty for the slot, 28 for the turn. */
    void schedule(double at, int node, int what, int slot, int turn) {
        heap.add(at, (long) node << 52 | (long) what << 48 | (long) slot << 28 | turn & 0xfffffff);
    }

    /** Plays everything up to the end. */
    void play() {
        Node[] nodes = registered.toArray(new Node[0]);
        for (Node n : nodes) {
            n.begin();
        }
        for (double at = heap.nextAt(); at <= end; at = heap.nextAt()) {
            now = at;
            long word = heap.pop();
            played++;
            nodes[(int) (word >>> 52)].on(
                    (int) (word >>> 48) & 15, (int) (word >>> 28) & 0xfffff, (int) word & 0xfffffff);
        }
    }

    /** How many things have happened, arrivals taken in a row counted once. */
    long played() {
        return played;
    }
}
