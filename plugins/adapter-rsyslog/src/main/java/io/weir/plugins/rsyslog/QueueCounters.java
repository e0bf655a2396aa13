package io.weir.plugins.rsyslog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import java.util.Optional;

/**
 * The counters of one queue on one clock.
 *
 * <p>{@code enqueued} counts what was discarded, too: what left is what was enqueued, less what was discarded, less what
 * still waits.
 */
final class QueueCounters {

    private final Readings clock;
    private final double[] size;
    private final double[] peak;
    private final double[] full;
    private final double[] enqueued;
    private final double[] discarded;

    QueueCounters(Impstats stats, String name) {
        NativeSeries base = stats.queue(name, "size").orElseThrow();
        clock = Readings.of(base);
        size = clock.values(Optional.of(base));
        peak = clock.values(stats.queue(name, "maxqsize"));
        full = clock.counter(stats.queue(name, "full"));
        enqueued = clock.counter(stats.queue(name, "enqueued"));
        discarded = clock.counter(stats.queue(name, "discarded.full"));
        double[] severe = clock.counter(stats.queue(name, "discarded.nf"));
        for (int i = 0; i < discarded.length; i++) {
            discarded[i] += severe[i];
        }
    }

    Readings clock() {
        return clock;
    }

    double[] size() {
        return size;
    }

    double[] peak() {
        return peak;
    }

    double[] full() {
        return full;
    }

    double[] enqueued() {
        return clock.increases(enqueued);
    }

    double[] discarded() {
        return clock.increases(discarded);
    }

    double[] overflows() {
        return clock.increases(full);
    }

    /** Messages that left towards the action since the reading before. */
    double[] left() {
        double[] in = enqueued();
        double[] lost = discarded();
        double[] change = clock.changes(size);
        double[] left = new double[in.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.max(0, in[i] - lost[i] - change[i]);
        }
        return left;
    }

    /** The same where the queue always held more than a few batches; NaN elsewhere. */
    double[] leftWhileMany(double many) {
        double[] left = left();
        for (int i = 0; i < left.length; i++) {
            boolean held = i > 0 && size[i - 1] >= many && size[i] >= many;
            left[i] = held ? left[i] : Double.NaN;
        }
        return left;
    }
}
