package io.weir.query.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What a query has used of what it may, and what came to notice. Only {@link #cancel()} may be called by others. */
final class Budget {

    private final QueryLimits limits;
    private final LongSupplier nanos;
    private final long began;
    private final List<Notice> notices = new ArrayList<>();
    private volatile boolean cancelled;
    private long samples;
    private long series;
    private long cells;

    /** @param nanos a clock that only counts, in nanoseconds */
    Budget(QueryLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    QueryLimits limits() {
        return limits;
    }

    void cancel() {
        cancelled = true;
    }

    /** Throws when nobody waits any more, or it took too long. */
    void check() {
        if (cancelled) {
            throw new CancelledException();
        }
        if (left() <= 0) {
            throw new LimitException(
                    "takes longer than " + limits.timeout().toMillis() / 1_000.0 + " s",
                    "weir.query.timeout",
                    "ask for a shorter time, a longer step or fewer series");
        }
    }

    /** Nanoseconds left. */
    long left() {
        return limits.timeout().toNanos() - (nanos.getAsLong() - began);
    }

    void addSeries(long more) {
        series += more;
    }

    void addSamples(long more) {
        samples += more;
        if (samples > limits.samples()) {
            throw new LimitException(
                    "reads more than " + limits.samples() + " samples",
                    "weir.query.max-samples",
                    "ask for a shorter time, fewer series, or a step and ranges of whole minutes or hours");
        }
    }

    void addCells(long more) {
        cells += more;
        if (cells > limits.cells()) {
            throw new LimitException(
                    "holds more than " + limits.cells() + " values in memory",
                    "weir.query.max-values",
                    "ask for fewer series or a longer step");
        }
    }

    void notice(Notice notice) {
        if (!notices.contains(notice)) {
            notices.add(notice);
        }
    }

    Summary summary(boolean truncated) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - began);
        return new Summary(truncated, List.copyOf(notices), series, samples, micros / 1_000.0);
    }
}
