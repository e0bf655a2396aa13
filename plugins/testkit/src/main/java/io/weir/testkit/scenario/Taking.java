package io.weir.testkit.scenario;

/**
 * How a stage takes events off what is before it.
 *
 * @param size most events at a time
 * @param linger seconds that it waits for so many; 0 takes what is there
 * @param since from when it waits
 */
public record Taking(int size, double linger, Since since) {

    /** From when the time counts that a batch waits to fill. */
    public enum Since {
        /** The first event of the batch. */
        FIRST_EVENT,
        /** The last batch, as in the batch processors of the OpenTelemetry SDKs. */
        LAST_BATCH
    }

    /** Refuses sizes below 1. */
    public Taking {
        Check.count(size, "taking", "size");
        Check.time(linger, "taking", "linger");
    }

    /** One after the other. */
    public static Taking single() {
        return upTo(1);
    }

    /** What is there, up to so many. */
    public static Taking upTo(int size) {
        return new Taking(size, 0, Since.FIRST_EVENT);
    }

    /** So many; fewer once the first of them has waited so long. */
    public static Taking batch(int size, double linger) {
        return new Taking(size, linger, Since.FIRST_EVENT);
    }

    /** So many; fewer once the last batch is so long ago. */
    public static Taking everyOr(int size, double linger) {
        return new Taking(size, linger, Since.LAST_BATCH);
    }
}
