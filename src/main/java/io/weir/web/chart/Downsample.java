package io.weir.web.chart;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import java.util.Arrays;

/**
 * Fewer points of a column, such that no peak and no trough is lost: of each slice of time the smallest and the largest
 * value stay, in their order. Where nothing was reported for longer than usual, a NaN interrupts the line.
 */
final class Downsample {

    private final Column column;
    private final int maxPoints;
    private final Rhythm rhythm;
    private final boolean sparse;
    private final long[] at;
    private final double[] values;
    private int size;
    private int gaps;

    private Downsample(Column column, int maxPoints) {
        this.column = column;
        this.maxPoints = maxPoints;
        this.rhythm = Rhythm.of(column.at());
        this.sparse = isSparse(column.signal());
        int room = 2 * Math.min(column.size(), maxPoints) + 2;
        this.at = new long[room];
        this.values = new double[room];
    }

    /**
     * Thins a column out.
     *
     * @param maxPoints about how many points may remain, 2 or more; gaps come on top
     */
    static Points of(Column column, int maxPoints) {
        Downsample sampling = new Downsample(column, maxPoints);
        if (column.size() <= maxPoints) {
            sampling.keepAll();
        } else {
            sampling.keepExtremes();
        }
        return sampling.points();
    }

    private void keepAll() {
        for (int i = 0; i < column.size(); i++) {
            markGapBefore(i);
            keep(i);
        }
    }

    /** Of these there is a value only when a call ended. That none did is no gap, so the line goes on to the next one. */
    private static boolean isSparse(Signal signal) {
        return signal == Signal.DURATION || signal == Signal.BATCH_SIZE;
    }

    private void keep(int i) {
        if (!sparse || !Double.isNaN(column.values()[i])) {
            add(column.at()[i], column.values()[i]);
        }
    }

    private void keepExtremes() {
        int slices = Math.max(1, maxPoints / 2);
        long start = column.at()[0];
        double width = (column.at()[column.size() - 1] - start + 1) / (double) slices;
        int from = 0;
        while (from < column.size()) {
            long slice = (long) ((column.at()[from] - start) / width);
            double end = start + (slice + 1) * width;
            int to = from;
            while (to < column.size() && column.at()[to] < end) {
                to++;
            }
            keepExtremesOf(from, Math.max(to, from + 1));
            from = Math.max(to, from + 1);
        }
    }

    private void keepExtremesOf(int from, int to) {
        int least = from;
        int most = from;
        for (int i = from; i < to; i++) {
            least = better(i, least, column.values()[i] < column.values()[least]);
            most = better(i, most, column.values()[i] > column.values()[most]);
        }
        markGapBefore(from);
        keep(Math.min(least, most));
        if (least != most) {
            keep(Math.max(least, most));
        }
    }

    private int better(int candidate, int current, boolean more) {
        return more || Double.isNaN(column.values()[current]) ? candidate : current;
    }

    private void markGapBefore(int i) {
        if (i > 0 && rhythm.isGap(column.at()[i - 1], column.at()[i])) {
            gaps++;
            long due = column.at()[i - 1] + (long) rhythm.usual();
            if (size > 0 && due > at[size - 1] && size < at.length - 2) {
                add(due, Double.NaN);
            }
        }
    }

    private void add(long instant, double value) {
        at[size] = instant;
        values[size] = value;
        size++;
    }

    private Points points() {
        return new Points(Arrays.copyOf(at, size), Arrays.copyOf(values, size), gaps);
    }
}
