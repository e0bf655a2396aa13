package io.weir.analysis.compare;

/**
 * What became of one quantity.
 *
 * @param quantity which
 * @param before its median before the change, in its unit
 * @param after its median after the change
 * @param low lower end of the difference: a ratio less 1, or points; see {@link Quantity#isRatio}; minus infinity is written
 *     as the largest number below 0
 * @param change most likely difference
 * @param high upper end
 * @param direction what that means
 */
public record Measured(
        Quantity quantity, double before, double after, double low, double change, double high, Direction direction) {

    /** What a difference means. */
    public enum Direction {
        /** Surely better, and by enough to matter. */
        BETTER,
        /** Surely worse, and by enough to matter. */
        WORSE,
        /** No difference that would matter. */
        SAME,
        /** More slices are needed to tell. */
        UNSURE
    }

    boolean is(Direction other) {
        return direction == other;
    }
}
