package io.weir.testkit.scenario;

/**
 * Takes events in from outside.
 *
 * @param id its name
 * @param arrivals when they come
 * @param whenHeld what happens while the stage behind takes nothing
 * @param busyWait share of a core that it burns while it is held, 0 to 1: some engines spin
 */
public record SourceModel(String id, Arrivals arrivals, WhenHeld whenHeld, double busyWait) implements StageModel {

    /** What happens while the stage behind a source takes nothing. */
    public enum WhenHeld {
        /** Whoever sends waits and sends less: a thread that logs, a sender over TCP. */
        WAITS,
        /** Events pile up before the source and are taken in as soon as there is room: a file, a topic. */
        PILES_UP,
        /** Events are lost: a sender over UDP. */
        LOSES
    }

    /** Refuses a share outside 0 to 1. */
    public SourceModel {
        Check.id(id);
        Check.share(busyWait, id, "busyWait");
    }

    /** Senders that wait. */
    public static SourceModel of(String id, Arrivals arrivals) {
        return new SourceModel(id, arrivals, WhenHeld.WAITS, 0);
    }

    /** The same with something else happening while it is held. */
    public SourceModel with(WhenHeld other) {
        return new SourceModel(id, arrivals, other, busyWait);
    }
}
