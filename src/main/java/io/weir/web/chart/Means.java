package io.weir.web.chart;

import io.weir.api.pipeline.Column;
import java.util.Arrays;

/**
 * Means over slices of time, each weighted with the time that its values cover. Slices lie at multiples of their width
 * since the epoch, so that they stay where they are when the interval moves on.
 */
final class Means {

    private final Column column;
    private final long width;
    private final Rhythm rhythm;
    private final long[] at;
    private final double[] values;
    private int size;
    private int gaps;
    private double sum;
    private double weight;

    private Means(Column column, long width) {
        this.column = column;
        this.width = width;
        this.rhythm = Rhythm.of(column.at());
        this.at = new long[2 * column.size()];
        this.values = new double[2 * column.size()];
    }

    static Points of(Column column, long width) {
        Means means = new Means(column, width);
        means.run();
        return new Points(Arrays.copyOf(means.at, means.size), Arrays.copyOf(means.values, means.size), means.gaps);
    }

    private void run() {
        long[] instants = column.at();
        for (int i = 0; i < instants.length; i++) {
            boolean gap = i > 0 && rhythm.isGap(instants[i - 1], instants[i]);
            if (i > 0 && (gap || slice(i) != slice(i - 1))) {
                end(slice(i - 1));
            }
            if (gap) {
                gaps++;
                add(instants[i - 1] + 1, Double.NaN);
            }
            take(column.values()[i], gap || i == 0 ? rhythm.usual() : instants[i] - instants[i - 1]);
        }
        // What has only just begun would jump up and down.
        boolean young = instants.length > 0 && size > 0 && instants[instants.length - 1] % width < width / 2;
        if (instants.length > 0 && !young) {
            end(slice(instants.length - 1));
        }
    }

    private long slice(int i) {
        return Math.floorDiv(column.at()[i], width);
    }

    private void take(double value, double covers) {
        if (!Double.isNaN(value)) {
            sum += value * covers;
            weight += covers;
        }
    }

    private void end(long slice) {
        long middle = slice * width + width / 2;
        long last = column.at()[column.size() - 1];
        add(Math.min(middle, last), weight > 0 ? sum / weight : Double.NaN);
        sum = 0;
        weight = 0;
    }

    /** A gap within a slice would otherwise come before its own middle. */
    private void add(long instant, double value) {
        at[size] = size > 0 ? Math.max(instant, at[size - 1] + 1) : instant;
        values[size] = value;
        size++;
    }
}
