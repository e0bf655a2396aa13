package io.weir.web.chart;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;

/**
 * What a chart draws of a column. Events come and go in batches: read every second, a steady stream looks like a comb. So
 * rates, and levels that follow them, are drawn as means; of all others no peak and no trough is lost.
 */
public final class Curve {

    /** Less than this holds too few batches: some slices would have one more than others. */
    private static final long LEAST_SLICE_MILLIS = 10_000;

    private Curve() {}

    /**
     * A curve.
     *
     * @param interval left and right edge of the chart
     * @param maxPoints about how many points may remain, 2 or more; gaps come on top
     */
    public static Points of(Column column, Interval interval, int maxPoints) {
        long width = Math.max(LEAST_SLICE_MILLIS, interval.length().toMillis() / maxPoints);
        return isMean(column.signal()) && Rhythm.of(column.at()).usual() < width
                ? Means.of(column, width)
                : Downsample.of(column, maxPoints);
    }

    /** Whether the signal is drawn as means. */
    public static boolean isMean(Signal signal) {
        return switch (signal) {
            case UTILIZATION, INFLIGHT, CPU -> true;
            default -> signal.shape() == Signal.Shape.RATE;
        };
    }
}
