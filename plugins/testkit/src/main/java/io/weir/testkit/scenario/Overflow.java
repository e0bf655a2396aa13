package io.weir.testkit.scenario;

/** What a queue does when there is no room, or little. Times are seconds. */
public sealed interface Overflow {

    /**
     * Holds what feeds it until there is room.
     *
     * @param patience after which the event is turned away and the next one waits; infinite: never. rsyslog's
     *     {@code queue.timeoutEnqueue} is such a patience
     */
    record Block(double patience) implements Overflow {
        /** Refuses a negative patience. */
        public Block {
            Check.positive(patience, "block", "patience");
        }
    }

    /** Turns away the event that comes. */
    record DropNewest() implements Overflow {}

    /** Turns away the event that has waited longest, and takes the one that comes. */
    record DropOldest() implements Overflow {}

    /**
     * Slows what feeds it long before it is full, as rsyslog does with its light delay mark.
     *
     * @param mark size at which it begins to hold what feeds it, in events
     * @param patience after which the held event enters all the same; when the queue is full it is held until there is
     *     room
     */
    record LightDelay(int mark, double patience) implements Overflow {
        /** Refuses a mark below 1. */
        public LightDelay {
            Check.count(mark, "light delay", "mark");
            Check.positive(patience, "light delay", "patience");
        }
    }

    /**
     * Turns away what is unimportant while little room is left, as Logback's {@code AsyncAppender} does: the queue never
     * reads full.
     *
     * @param threshold places: while fewer are left, unimportant events are turned away
     * @param share of events that are unimportant, 0 to 1
     * @param blocks whether an important event is held when there is no place at all; else it is turned away
     */
    record Discard(int threshold, double share, boolean blocks) implements Overflow {
        /** Refuses a share outside 0 to 1. */
        public Discard {
            Check.count(threshold, "discard", "threshold");
            Check.share(share, "discard", "share");
        }
    }

    /** Holds what feeds it, for as long as it takes. */
    static Overflow block() {
        return new Block(Double.POSITIVE_INFINITY);
    }

    /** Turns away the event that comes. */
    static Overflow dropNewest() {
        return new DropNewest();
    }

    /** Turns away the event that has waited longest. */
    static Overflow dropOldest() {
        return new DropOldest();
    }
}
