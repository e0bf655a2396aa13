package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.StageModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Events between two stages: a queue, or the place where one stage hands events to the next. Keeps for each event when it
 * was born and since when it waits here. Stages that find no room wait in line.
 */
final class Buffer extends Node {

    private static final int PATIENCE = 0;

    final Counters counters = new Counters();
    private final List<WorkerNode> consumers = new ArrayList<>();
    private final Line line = new Line();
    private final Dice dice;
    private double[] born = new double[64];
    private double[] since = new double[64];
    private int head;
    private int size;
    private int capacity;
    private Overflow overflow;
    private double patience;
    private int quick;
    private int wakeAt = Integer.MAX_VALUE;
    private int firstToWake;
    private double timer = Double.POSITIVE_INFINITY;

    Buffer(Machine machine, QueueModel model) {
        this(machine, model.id(), model.capacity(), model.overflow());
    }

    Buffer(Machine machine, String id, int capacity, Overflow overflow) {
        super(machine, id);
        this.capacity = capacity;
        this.overflow = overflow;
        this.patience = patience(overflow);
        this.quick = quick();
        this.dice = new Dice(machine.seed, id + "/overflow");
    }

    private static double patience(Overflow overflow) {
        return switch (overflow) {
            case Overflow.Block b -> b.patience();
            case Overflow.LightDelay d -> d.patience();
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** Size below which every event is simply taken. */
    private int quick() {
        return switch (overflow) {
            case Overflow.LightDelay d -> d.mark();
            case Overflow.Discard d -> Math.max(0, capacity - d.threshold() + 1);
            default -> capacity;
        };
    }

    void consumedBy(WorkerNode consumer) {
        consumers.add(consumer);
    }

    @Override
    void configure(StageModel model) {
        QueueModel queue = (QueueModel) model;
        capacity = queue.capacity();
        overflow = queue.overflow();
        patience = patience(overflow);
        quick = quick();
        refill();
    }

    /** Events that can be taken now. */
    int available() {
        return capacity == 0 ? size + line.events() : size;
    }

    @Override
    long size() {
        return size;
    }

    /** Since when the event at its head waits. */
    double oldest() {
        return size > 0 ? since[head] : line.oldest();
    }

    /** Takes one event if nobody waits and nothing is to be decided; else the long way must be gone. */
    boolean offerQuickly(double birth) {
        if (!line.isEmpty() || size >= quick) {
            return false;
        }
        store(birth);
        if (size >= wakeAt) {
            wake();
        }
        return true;
    }

    /** Offers events; those that find no room wait in line. Says whether all were dealt with. */
    boolean offer(Outputs of, int slot, int out) {
        boolean all = line.isEmpty() && deal(of, slot, out);
        if (!all) {
            line.add(of, slot, out, now());
            armPatience(now());
        }
        if (available() >= wakeAt) {
            wake();
        }
        return all;
    }

    private boolean deal(Outputs of, int slot, int out) {
        while (of.left(slot, out) > 0 && deal(of.next(slot, out))) {
            of.dealt(slot, out);
        }
        return of.left(slot, out) == 0;
    }

    private boolean deal(double birth) {
        return switch (overflow) {
            case Overflow.Block b -> size < capacity ? store(birth) : held();
            case Overflow.DropNewest d -> size < capacity ? store(birth) : turnedAway(true);
            case Overflow.DropOldest d -> size < capacity ? store(birth) : replaceOldest(birth);
            case Overflow.LightDelay d -> size < d.mark() ? store(birth) : size < capacity ? false : held();
            case Overflow.Discard d -> discard(d, birth);
        };
    }

    private boolean discard(Overflow.Discard d, double birth) {
        if (capacity - size < d.threshold() && dice.uniform() < d.share()) {
            return turnedAway(false);
        }
        return size < capacity ? store(birth) : d.blocks() ? held() : turnedAway(true);
    }

    private boolean held() {
        counters.full++;
        return false;
    }

    private boolean turnedAway(boolean full) {
        counters.full += full ? 1 : 0;
        counters.in++;
        counters.rejected++;
        return true;
    }

    private boolean replaceOldest(double birth) {
        counters.full++;
        counters.rejected++;
        head = head + 1 & born.length - 1;
        resize(-1);
        return store(birth);
    }

    private boolean store(double birth) {
        if (size == born.length) {
            grow();
        }
        int i = head + size & born.length - 1;
        born[i] = birth;
        since[i] = now();
        counters.in++;
        resize(1);
        return true;
    }

    private void resize(int by) {
        counters.area(now(), size);
        size += by;
        counters.peak = Math.max(counters.peak, size);
    }

    private void grow() {
        born = grown(born);
        since = grown(since);
        head = 0;
    }

    private double[] grown(double[] ring) {
        double[] longer = new double[2 * ring.length];
        System.arraycopy(ring, head, longer, 0, ring.length - head);
        System.arraycopy(ring, 0, longer, ring.length - head, head);
        return longer;
    }

    /** Takes up to so many events; returns how many. What waits in line moves up. */
    int take(double[] into, int most) {
        int n = Math.min(size, most);
        int first = Math.min(n, born.length - head);
        System.arraycopy(born, head, into, 0, first);
        System.arraycopy(born, 0, into, first, n - first);
        head = head + n & born.length - 1;
        resize(-n);
        counters.out += n;
        if (capacity == 0) {
            n += takeFromLine(into, n, most);
        }
        refill();
        return n;
    }

    private int takeFromLine(double[] into, int from, int most) {
        int n = from;
        while (n < most && !line.isEmpty()) {
            into[n++] = line.next();
            counters.in++;
            counters.out++;
            line.releaseIfDone();
        }
        return n - from;
    }

    private void refill() {
        while (!line.isEmpty()) {
            int before = line.left();
            boolean done = deal(line.of(), line.slot(), line.out());
            if (!done) {
                if (line.left() < before) {
                    line.waitsSince(now());
                }
                return;
            }
            line.releaseIfDone();
        }
    }

    /** The consumer wants to be woken once so many events can be taken. */
    void await() {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < consumers.size(); i++) {
            least = Math.min(least, consumers.get(i).need());
        }
        wakeAt = least;
    }

    private void wake() {
        int n = consumers.size();
        firstToWake = firstToWake + 1 < n ? firstToWake + 1 : 0;
        for (int i = 0; i < n; i++) {
            WorkerNode c = consumers.get((firstToWake + i) % n);
            if (available() >= c.need()) {
                c.wake();
            }
        }
    }

    private void armPatience(double from) {
        if (patience < Double.POSITIVE_INFINITY && from + patience < timer) {
            timer = from + patience;
            schedule(timer, PATIENCE, 0, 0);
        }
    }

    /** Whoever has waited too long: its event is turned away, or enters all the same. */
    @Override
    void on(int what, int slot, int turn) {
        if (now() < timer) {
            return;
        }
        timer = Double.POSITIVE_INFINITY;
        boolean enters = overflow instanceof Overflow.LightDelay;
        for (int i = line.length(); i > 0; i--) {
            if (now() - line.since() >= patience && !(enters && size >= capacity)) {
                double birth = line.next();
                if (enters) {
                    store(birth);
                } else {
                    turnedAway(false);
                }
                line.waitsSince(now());
            }
            line.releaseOrRotate();
        }
        if (!line.isEmpty()) {
            armPatience(Math.max(line.oldest(), now() - patience / 2));
        }
        if (available() >= wakeAt) {
            wake();
        }
    }

    @Override
    void read(Readings into) {
        counters.area(now(), size);
        into.put(this, Meter.IN, counters.in);
        into.put(this, Meter.OUT, counters.out);
        into.put(this, Meter.REJECTED, counters.rejected);
        into.put(this, Meter.SIZE, size);
        into.put(this, Meter.PEAK, counters.peak);
        into.put(this, Meter.FULL, counters.full);
        into.put(this, Meter.AREA, counters.area);
    }

    /** What a queue counts. */
    static final class Counters {
        long in;
        long out;
        long rejected;
        long full;
        int peak;
        double area;
        private double changed;

        void area(double now, int size) {
            area += size * (now - changed);
            changed = now;
        }
    }
}
