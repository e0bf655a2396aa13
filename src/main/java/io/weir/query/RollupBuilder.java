package io.weir.query;

import java.util.Arrays;

/** Rolls the samples of one series up, given in the order of time. */
public final class RollupBuilder {

    private final long width;
    private final boolean grows;
    private final Increments increments = new Increments();
    private long[] at = new long[16];
    private double[][] columns = new double[7][16];
    private int size;

    /** @param width in milliseconds, 1 or more */
    public RollupBuilder(long width) {
        this(width, true);
    }

    /**
     * @param width in milliseconds, 1 or more
     * @param grows whether increments are summed up; for a gauge nobody asks for them
     */
    public RollupBuilder(long width, boolean grows) {
        this.width = width;
        this.grows = grows;
    }

    /** Takes samples. */
    public void add(Columns.Raw samples) {
        for (int i = 0; i < samples.size(); i++) {
            add(samples.at()[i], samples.values()[i]);
        }
    }

    private void add(long instant, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        long end = Math.ceilDiv(instant, width) * width;
        if (size == 0 || at[size - 1] != end) {
            begin(end, value);
        }
        if (grows) {
            increments.add(instant, value);
        }
        int last = size - 1;
        columns[0][last] = Math.min(columns[0][last], value);
        columns[1][last] = Math.max(columns[1][last], value);
        columns[2][last] += value;
        columns[3][last]++;
        columns[4][last] = value;
        columns[5][last] = increments.increase();
        columns[6][last] = increments.covered();
    }

    private void begin(long end, double value) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], 2 * size));
        }
        increments.next();
        at[size] = end;
        columns[0][size] = value;
        columns[1][size] = value;
        size++;
    }

    /** Those that end at an instant or later. */
    public Columns.Rollup build(int seriesId, long from) {
        int first = Arrays.binarySearch(at, 0, size, from);
        int start = first < 0 ? -first - 1 : first;
        double[][] kept = new double[columns.length][];
        Arrays.setAll(kept, i -> Arrays.copyOfRange(columns[i], start, size));
        return new Columns.Rollup(
                seriesId,
                Arrays.copyOfRange(at, start, size),
                kept[0],
                kept[1],
                kept[2],
                kept[3],
                kept[4],
                kept[5],
                kept[6]);
    }
}
