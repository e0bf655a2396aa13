package io.weir.storage.codec;

import io.weir.query.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rollups of a series as whole numbers that are small: the latest value, how far the greatest lies above and the least below
 * it, twice the sum less what it would be were the samples spread evenly, and the increase less what the latest values show
 * of it. What overflows wraps around, and back again.
 *
 * @param scale digits after the point
 * @param columns those numbers, one for each rollup
 */
record RollupNumbers(int scale, List<long[]> columns) {

    /** Most digits after the point that are looked for. */
    private static final int MOST_SCALE = 12;

    /** By how much a sum of doubles may miss the decimal it stands for, for each of them and relative to the largest. */
    private static final double ROUNDING = 0x1p-51;

    /**
     * Those of a series, or null when its numbers are no decimals. A sum of decimals is one, but a sum of the doubles that
     * stand for them often is not, by a last digit or two: it is taken for the decimal that it is meant to be.
     */
    static @Nullable RollupNumbers of(Columns.Rollup rollup) {
        int n = rollup.size();
        int scale = 0;
        for (double[] column : List.of(rollup.last(), rollup.max(), rollup.min())) {
            int needed = Decimals.scale(column, n);
            if (needed < 0) {
                return null;
            }
            scale = Math.max(scale, needed);
        }
        while (scale <= MOST_SCALE && !sumsFit(rollup, scale)) {
            scale++;
        }
        return scale <= MOST_SCALE && fits(rollup, scale) ? new RollupNumbers(scale, differences(rollup, scale)) : null;
    }

    private static boolean sumsFit(Columns.Rollup rollup, int scale) {
        boolean fits = true;
        for (int i = 0; i < rollup.size(); i++) {
            fits &= near(rollup, i, rollup.sum()[i], scale);
            fits &= rollup.covered()[i] == 0 || near(rollup, i, rollup.increase()[i], scale);
        }
        return fits;
    }

    private static boolean near(Columns.Rollup rollup, int i, double sum, int scale) {
        double largest = Math.max(Math.abs(rollup.min()[i]), Math.abs(rollup.max()[i]));
        double miss = Math.abs(sum - Decimals.value(Decimals.whole(sum, scale), scale));
        return miss <= ROUNDING * largest * (rollup.count()[i] + 1);
    }

    private static boolean fits(Columns.Rollup rollup, int scale) {
        boolean fits = true;
        for (int i = 0; i < rollup.size(); i++) {
            boolean none = rollup.covered()[i] == 0;
            double increase = rollup.increase()[i];
            fits &= none
                    ? Double.doubleToRawLongBits(increase) == ColumnEncoder.GAP
                    : Decimals.isWhole(increase, scale);
            fits &= Decimals.exact(rollup.last()[i], scale)
                    && Decimals.exact(rollup.max()[i], scale)
                    && Decimals.exact(rollup.min()[i], scale)
                    && Decimals.isWhole(rollup.sum()[i], scale);
        }
        return fits;
    }

    private static List<long[]> differences(Columns.Rollup rollup, int scale) {
        int n = rollup.size();
        long[] last = new long[n];
        long[] above = new long[n];
        long[] below = new long[n];
        long[] sum = new long[n];
        long[] increase = new long[n];
        for (int i = 0; i < n; i++) {
            long min = Decimals.whole(rollup.min()[i], scale);
            long max = Decimals.whole(rollup.max()[i], scale);
            last[i] = Decimals.whole(rollup.last()[i], scale);
            above[i] = max - last[i];
            below[i] = last[i] - min;
            sum[i] = 2 * Decimals.whole(rollup.sum()[i], scale) - (long) rollup.count()[i] * (min + max);
            increase[i] =
                    rollup.covered()[i] == 0 ? 0 : Decimals.whole(rollup.increase()[i], scale) - shown(last, below, i);
        }
        return List.of(last, above, below, sum, increase);
    }

    private static long shown(long[] last, long[] below, int i) {
        return i == 0 ? below[0] : last[i] - last[i - 1];
    }

    /** The rollups that such numbers were made of. */
    static Columns.Rollup restored(
            int seriesId, int scale, List<long[]> columns, long[] at, double[] count, double[] covered) {
        int n = at.length;
        double[][] values = new double[5][n];
        long[] last = columns.get(0);
        long[] below = columns.get(2);
        for (int i = 0; i < n; i++) {
            long max = last[i] + columns.get(1)[i];
            long min = last[i] - below[i];
            values[0][i] = Decimals.value(min, scale);
            values[1][i] = Decimals.value(max, scale);
            values[2][i] = Decimals.value((columns.get(3)[i] + (long) count[i] * (min + max)) / 2, scale);
            values[3][i] = Decimals.value(last[i], scale);
            values[4][i] =
                    covered[i] == 0 ? Double.NaN : Decimals.value(columns.get(4)[i] + shown(last, below, i), scale);
        }
        return new Columns.Rollup(seriesId, at, values[0], values[1], values[2], count, values[3], values[4], covered);
    }
}
