package io.weir.api.adapter;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads several series of one source on one clock and turns counters into rates.
 *
 * <p>The clock is the instants of one series, the base: those at which it has a value. What other series say is looked
 * up at exactly these instants. Safe for use by several threads.
 */
public final class Readings {

    private final long[] at;

    private Readings(long[] at) {
        this.at = at;
    }

    /** Takes the instants at which the base has a value. */
    public static Readings of(NativeSeries base) {
        long[] kept = new long[base.at().length];
        int n = 0;
        for (int i = 0; i < kept.length; i++) {
            if (!Double.isNaN(base.values()[i])) {
                kept[n++] = base.at()[i];
            }
        }
        return new Readings(Arrays.copyOf(kept, n));
    }

    /** Number of instants. */
    public int size() {
        return at.length;
    }

    /** Seconds between the instant before and the given one. */
    public double seconds(int i) {
        return (at[i] - at[i - 1]) / 1e3;
    }

    /** Instant in milliseconds since the epoch. */
    public long at(int i) {
        return at[i];
    }

    /** What a gauge read at each instant; NaN where it has no value, all NaN when there is no series. */
    public double[] values(Optional<NativeSeries> series) {
        double[] found = new double[at.length];
        Arrays.fill(found, Double.NaN);
        series.ifPresent(s -> copy(s, found));
        return found;
    }

    /**
     * How far a counter stood at each instant. Before its first value it stood at 0: engines report many counters only
     * once they have counted something. A series of deltas is summed up. All zero when there is no series.
     */
    public double[] counter(Optional<NativeSeries> series) {
        double[] found = values(series);
        boolean delta = series.isPresent() && series.get().kind() == NativeSeries.Kind.DELTA;
        double sum = 0;
        boolean begun = false;
        for (int i = 0; i < found.length; i++) {
            boolean missing = Double.isNaN(found[i]);
            begun |= !missing;
            if (delta) {
                sum += missing ? 0 : found[i];
                found[i] = sum;
            } else if (!begun) {
                found[i] = 0;
            }
        }
        return found;
    }

    /**
     * Increase of a counter since the instant before. NaN at the first instant, where a reading is missing, and where
     * the counter fell: the source started anew, and what happened in between is not known.
     */
    public double[] increases(double[] counter) {
        double[] found = changes(counter);
        for (int i = 0; i < found.length; i++) {
            found[i] = found[i] < 0 ? Double.NaN : found[i];
        }
        return found;
    }

    /** Change of a level since the instant before; NaN at the first instant and where a reading is missing. */
    public double[] changes(double[] level) {
        double[] found = new double[level.length];
        for (int i = 0; i < level.length; i++) {
            found[i] = i == 0 ? Double.NaN : level[i] - level[i - 1];
        }
        return found;
    }

    /**
     * What ended in each step, spread back evenly over the time it took: engines count a call when it ends, and it may
     * take longer than the time between readings. What lies before the first instant is left out.
     *
     * @param ended amount that ended since the instant before; NaN is left out
     * @param lasted seconds that each took
     */
    public double[] spread(double[] ended, double[] lasted) {
        double[] found = new double[at.length];
        for (int i = 1; i < at.length; i++) {
            if (!(ended[i] > 0)) {
                continue;
            }
            double length = Math.max(Double.isNaN(lasted[i]) ? 0 : lasted[i], seconds(i)) * 1e3;
            double from = at[i] - length;
            for (int j = i; j >= 1 && at[j] > from; j--) {
                found[j] += ended[i] * (at[j] - Math.max(from, at[j - 1])) / length;
            }
        }
        return found;
    }

    /**
     * Share of the time in which workers were busy, 0 to 1, from how long their work took that ended in each step. When a
     * step holds more work than fits, the rest was done before.
     *
     * @param ended seconds of work that ended since the instant before; NaN is left out
     * @param lasted seconds that each piece of it took
     * @param workers side by side
     */
    public double[] utilization(double[] ended, double[] lasted, double workers) {
        double[] busy = spread(ended, lasted);
        double rest = 0;
        for (int i = at.length - 1; i >= 1; i--) {
            double most = seconds(i) * workers;
            double work = busy[i] + rest;
            rest = Math.max(0, work - most);
            busy[i] = Math.min(work, most) / most;
        }
        if (busy.length > 0) {
            busy[0] = Double.NaN;
        }
        return busy;
    }

    /** A column of what was read at the instants. */
    public Column level(Signal signal, Quality quality, double[] values) {
        return new Column(signal, quality, at, values);
    }

    /** A column of rates: each increase divided by the time since the instant before. */
    public Column rate(Signal signal, Quality quality, double[] increases) {
        double[] rates = new double[increases.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = i == 0 ? Double.NaN : increases[i] / seconds(i);
        }
        return new Column(signal, quality, at, rates);
    }

    /** The rate of one counter. */
    public Column rate(Signal signal, Quality quality, Optional<NativeSeries> counter) {
        return rate(signal, quality, increases(counter(counter)));
    }

    private void copy(NativeSeries s, double[] into) {
        int j = 0;
        for (int i = 0; i < at.length; i++) {
            while (j < s.at().length && s.at()[j] < at[i]) {
                j++;
            }
            if (j < s.at().length && s.at()[j] == at[i]) {
                into[i] = s.values()[j];
            }
        }
    }
}
