package io.weir.testkit.scenario;

/**
 * Holds events between two stages, first in, first out.
 *
 * @param id its name
 * @param capacity most events, or {@link #UNLIMITED}
 * @param overflow what happens when there is no room
 */
public record QueueModel(String id, int capacity, Overflow overflow) implements StageModel {

    /** As many as there are. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Refuses capacities below 1, and marks that lie above the capacity. */
    public QueueModel {
        Check.id(id);
        Check.count(capacity, id, "capacity");
        int most = overflow instanceof Overflow.LightDelay d ? d.mark() : 1;
        Check.that(most <= capacity, id, "the mark " + most + " must not exceed the capacity " + capacity);
    }

    /** The same with another capacity; a mark keeps its share of it. */
    public QueueModel withCapacity(int other) {
        Overflow kept = overflow instanceof Overflow.LightDelay d
                ? new Overflow.LightDelay((int) Math.max(1, (long) d.mark() * other / capacity), d.patience())
                : overflow;
        return new QueueModel(id, other, kept);
    }
}
