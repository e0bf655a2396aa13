package io.weir.query.lang;

/**
 * A range before each step.
 *
 * @param millis its length; 0 for one that fits the step
 */
public record Range(long millis) {

    /** Fits the step. */
    public static final Range AUTO = new Range(0);

    private static final long LEAST_AUTO = 60_000;

    /** Its length for steps of the given one: what fits is a step, or a minute if that is longer. */
    public long millis(long step) {
        return millis > 0 ? millis : Math.max(step, LEAST_AUTO);
    }
}
