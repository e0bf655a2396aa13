package io.weir.storage.codec;

/**
 * Frames of one layout, column by column.
 *
 * @param layoutId number of the layout within its source
 * @param at instants in milliseconds since the epoch, strictly increasing
 * @param columns values, one column a series of the layout, each as long as {@code at}
 */
public record Section(int layoutId, long[] at, double[][] columns) {

    /** How many frames there are. */
    public int frames() {
        return at.length;
    }

    /** How many values there are. */
    public long samples() {
        return (long) at.length * columns.length;
    }
}
