package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Link;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a stage's events go, and which of a slot's events each way has yet to accept. */
final class Outputs {

    /** Scheduled at the owner when all that a slot handed over is accepted. */
    static final int RELEASED = 15;

    private final Node owner;
    private final Buffer[] to;
    private final double[] low;
    private final double[] high;
    private final boolean plain;
    private final Dice dice;
    private double[][][] born = new double[0][][];
    private int[][] count = new int[0][];
    private int[][] done = new int[0][];
    private int[] open = new int[0];
    private int handing = -1;

    Outputs(Node owner, List<Link> links, List<Buffer> buffers) {
        this.owner = owner;
        this.to = buffers.toArray(new Buffer[0]);
        this.low = links.stream().mapToDouble(Link::low).toArray();
        this.high = links.stream().mapToDouble(Link::high).toArray();
        this.plain = links.size() == 1 && links.getFirst().whole();
        this.dice = new Dice(owner.machine.seed, owner.id + "/ways");
    }

    /** The one buffer that takes everything; null when there are several ways, or only some events take it. */
    @Nullable
    Buffer only() {
        return plain ? to[0] : null;
    }

    /** Hands over a slot's events; says whether all were accepted. If not, {@link #RELEASED} follows. */
    boolean hand(int slot, double[] births, int n) {
        if (slot >= open.length) {
            grow(slot + 1);
        }
        distribute(slot, births, n);
        open[slot] = to.length;
        handing = slot;
        for (int i = 0; i < to.length; i++) {
            if (count[slot][i] == 0 || to[i].offer(this, slot, i)) {
                open[slot]--;
            }
        }
        handing = -1;
        return open[slot] == 0;
    }

    private void distribute(int slot, double[] births, int n) {
        Arrays.fill(done[slot], 0);
        if (plain) {
            born[slot][0] = births;
            count[slot][0] = n;
            return;
        }
        Arrays.fill(count[slot], 0);
        for (int e = 0; e < n; e++) {
            double u = dice.uniform();
            for (int i = 0; i < to.length; i++) {
                if (u >= low[i] && u < high[i]) {
                    append(slot, i, births[e]);
                }
            }
        }
    }

    private void append(int slot, int i, double birth) {
        int n = count[slot][i]++;
        if (n == born[slot][i].length) {
            born[slot][i] = Arrays.copyOf(born[slot][i], 2 * n);
        }
        born[slot][i][n] = birth;
    }

    private void grow(int slots) {
        int from = open.length;
        born = Arrays.copyOf(born, slots);
        count = Arrays.copyOf(count, slots);
        done = Arrays.copyOf(done, slots);
        open = Arrays.copyOf(open, slots);
        for (int s = from; s < slots; s++) {
            born[s] = new double[to.length][plain ? 0 : 16];
            count[s] = new int[to.length];
            done[s] = new int[to.length];
        }
    }

    int left(int slot, int out) {
        return count[slot][out] - done[slot][out];
    }

    double next(int slot, int out) {
        return born[slot][out][done[slot][out]];
    }

    void dealt(int slot, int out) {
        done[slot][out]++;
    }

    /** One way has accepted all of a slot's events, perhaps while they are still being handed over. */
    void released(int slot) {
        if (--open[slot] == 0 && slot != handing) {
            owner.schedule(owner.now(), RELEASED, slot, 0);
        }
    }
}
