package io.weir.plugins.otelsdk;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The counters of one processor on the clock of its queue's size, as increases since the reading before. */
final class Flow {

    private static final int DRAINED_OFTEN = 3;

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
     * shows only where the queue shrinks again and again while nothing at all is written: a batch that is under way for
     * long leaves the queue once.
     */
    private double[] vanished() {
        double[] change = clock.changes(size);
        double[] gone = new double[size.length];
        double usual = median(arrivals(change));
        int from = 1;
        for (int i = 1; i <= gone.length; i++) {
            if (i == gone.length || written[i] > 0) {
                addVanished(change, usual, from, i, gone);
                from = i + 1;
            }
        }
        if (gone.length > 0) {
            gone[0] = Double.NaN;
        }
        return gone;
    }

    /** What arrived a second wherever something was written. */
    private double[] arrivals(double[] change) {
        return IntStream.range(1, size.length)
                .filter(i -> written[i] > 0)
                .mapToDouble(i -> (change[i] + written[i] + orZero(rejected[i])) / clock.seconds(i))
                .filter(v -> v >= 0)
                .toArray();
    }

    /** What the queue lost, and what it would have gained if events arrive as they did. */
    private void addVanished(double[] change, double usual, int from, int to, double[] gone) {
        long drained = IntStream.range(from, to).filter(i -> change[i] < 0).count();
        for (int i = from; drained >= DRAINED_OFTEN && i < to; i++) {
            double expected = usual * clock.seconds(i) - orZero(rejected[i]);
            gone[i] = Math.max(0, Math.max(expected, 0) - change[i]);
        }
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static double orZero(double v) {
        return Double.isNaN(v) ? 0 : v;
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
