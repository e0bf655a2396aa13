package io.weir.declared;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Statistic;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A number that expressions may use: what is taken of a signal.
 *
 * @param name in expressions
 * @param signal it is taken of
 * @param take what is computed
 * @param over how far it looks back
 */
record Reading(String name, Signal signal, Statistic take, Duration over) {

    /** Its value at an instant, NaN where there is none. */
    double at(Column column, long millis) {
        Column seen = column.within(interval(millis));
        return switch (take) {
            case MEAN -> column.mean(millis - over.toMillis(), millis);
            case MAX -> seen.max();
            case MIN -> seen.min();
            case LAST -> seen.last();
            case TOTAL -> seen.present() == 0 ? Double.NaN : seen.total();
            case MEDIAN -> seen.quantile(0.5);
            case P99 -> seen.quantile(0.99);
            case SLOPE -> Slope.of(seen);
            case SHARE -> Double.NaN;
        };
    }

    /** Its value at an instant as a number that supports a finding. */
    Evidence evidence(String stage, long millis, double value) {
        String what = take == Statistic.LAST
                ? signal.id() + " is "
                : take.name().toLowerCase(Locale.ROOT) + " of " + signal.id() + " over " + over.toSeconds() + " s: ";
        return new Evidence(stage, signal, interval(millis), take, value, what + text(value));
    }

    /** A value of it as people read it, with its unit. */
    String text(double value) {
        return Format.of(this).text(value);
    }

    private Interval interval(long millis) {
        return Interval.endingAt(Instant.ofEpochMilli(millis), over);
    }
}
