package io.weir.query;

/**
 * Sums up what a counter grew by, one sample after the other. An increment lies between two samples that follow each other
 * and belongs to the later one. A fall is a reset: the counter began at zero, so the later value is the increment. Samples
 * further apart than {@link #LONGEST_GAP_MILLIS} have nothing between them: nobody knows what happened there. NaN samples
 * are not there. So what is summed over stretches that follow each other adds up to the sum over all of them.
 */
public final class Increments {

    /** Longest time between two samples across which a counter is trusted, in milliseconds. */
    public static final long LONGEST_GAP_MILLIS = 15 * 60_000;

    private long lastAt = Long.MIN_VALUE;
    private double last = Double.NaN;
    private double sum;
    private long covered;

    /** Takes the next sample. */
    public void add(long atMillis, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (!Double.isNaN(last) && atMillis - lastAt <= LONGEST_GAP_MILLIS) {
            sum += value >= last ? value - last : value;
            covered += atMillis - lastAt;
        }
        lastAt = atMillis;
        last = value;
    }

    /** Sum of the increments since the last {@link #next()}; NaN where none is counted. */
    public double increase() {
        return covered == 0 ? Double.NaN : sum;
    }

    /** Milliseconds that those increments cover. */
    public long covered() {
        return covered;
    }

    /** Begins the next stretch; the sample before it is remembered. */
    public void next() {
        sum = 0;
        covered = 0;
    }
}
