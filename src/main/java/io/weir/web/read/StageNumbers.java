package io.weir.web.read;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of one stage as they are now: rates and times as means over the last minute of the interval, levels of
 * queues as last read. NaN where a signal is not known.
 *
 * @param observation where the numbers come from
 * @param stage id of the stage, or {@link SignalKey#WHOLE}
 * @param recent the last minute
 */
public record StageNumbers(Observation observation, String stage, Interval recent) {

    private static final Duration RECENT = Duration.ofSeconds(60);
    private static final int FEWEST = 3;

    /** The numbers at the end of an interval. */
    public static StageNumbers at(Observation observation, String stage, Interval interval) {
        return new StageNumbers(observation, stage, Interval.endingAt(interval.to(), RECENT));
    }

    /** Mean of a signal over the last minute, or over its last few values where it is reported seldom. */
    public double mean(Signal signal) {
        Column column = column(signal);
        Column late = column.within(recent);
        if (late.present() < FEWEST && column.size() > 0) {
            return mean(lastFew(column));
        }
        return mean(late);
    }

    /** The last few values, unless they are old. */
    private Column lastFew(Column column) {
        long end = column.at()[column.size() - 1];
        if (end < recent.from().minus(RECENT).toEpochMilli()) {
            return Column.empty(column.signal());
        }
        long start = column.at()[Math.max(0, column.size() - FEWEST - 1)];
        return column.within(new Interval(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)));
    }

    /** Last value of a signal. */
    public double last(Signal signal) {
        return column(signal).last();
    }

    /** How full the queue is, 0 to 1, or NaN. */
    public double fill() {
        double capacity = last(Signal.QUEUE_CAPACITY);
        return capacity > 0 ? Math.clamp(last(Signal.QUEUE_SIZE) / capacity, 0, 1) : Double.NaN;
    }

    /** Whether the signal was ever reported in the interval. */
    public boolean has(Signal signal) {
        return column(signal).present() > 0;
    }

    private Column column(Signal signal) {
        Column found = observation.columns().get(new SignalKey(stage, signal));
        return found == null ? Column.empty(signal) : found;
    }

    private static double mean(Column column) {
        double mean = column.mean();
        return Double.isNaN(mean) ? column.last() : mean;
    }
}
