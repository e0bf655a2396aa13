package io.weir.plugins.otelsdk;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import java.util.List;
import java.util.Optional;

/** The counters of one processor on the clock of its queue's size, as increases since the reading before. */
final class Flow {

    private final Processor processor;
    private final Readings clock;
    private final double[] size;
    private final double[] written;
    private final double[] rejected;
    private final double[] failed;

    Flow(Processor processor) {
        this.processor = processor;
        this.clock = Readings.of(processor.size());
        this.size = clock.values(Optional.of(processor.size()));
        this.written = increases(processor.written());
        this.rejected = increases(processor.rejected());
        this.failed = processor.failed().isEmpty() ? vanished() : increases(processor.failed());
    }

    Readings clock() {
        return clock;
    }

    double[] size() {
        return size;
    }

    double[] written() {
        return written;
    }

    double[] rejected() {
        return rejected;
    }

    double[] failed() {
        return failed;
    }

    double[] calls() {
        return increases(processor.calls());
    }

    double[] callSeconds() {
        return increases(processor.callSeconds());
    }

    /** What was offered: what ended one way or the other, and what the queue gained. */
    double[] offered() {
        double[] change = clock.changes(size);
        double[] offered = new double[change.length];
        for (int i = 0; i < offered.length; i++) {
            offered[i] = Math.max(0, change[i] + written[i] + failed[i] + rejected[i]);
        }
        return offered;
    }

    /** What was written while the queue always held many; NaN elsewhere. */
    double[] writtenWhileMany(double many) {
        double[] found = new double[written.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = i > 0 && size[i - 1] >= many && size[i] >= many ? written[i] : Double.NaN;
        }
        return found;
    }

    /**
     * The older metrics do not count what an exporter failed to hand over: it leaves the queue and appears nowhere. That
     * can be told only when nothing at all was written and the queue shrinks all the same.
     */
    private double[] vanished() {
        double[] gone = new double[size.length];
        double[] change = clock.changes(size);
        boolean any = false;
        for (int i = 1; i < gone.length; i++) {
            any |= written[i] > 0;
            gone[i] = Math.max(0, -change[i]);
        }
        gone = any ? new double[size.length] : gone;
        if (gone.length > 0) {
            gone[0] = Double.NaN;
        }
        return gone;
    }

    private double[] increases(List<NativeSeries> all) {
        double[] sum = new double[clock.size()];
        for (NativeSeries s : all) {
            double[] more = clock.increases(clock.counter(Optional.of(s)));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        if (all.isEmpty() && sum.length > 0) {
            sum[0] = Double.NaN;
        }
        return sum;
    }
}
