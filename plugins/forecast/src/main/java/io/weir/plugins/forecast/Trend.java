package io.weir.plugins.forecast;

import io.weir.api.flow.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A straight line through the sizes of a queue that proved itself: standing at earlier instants of the window, it foretold
 * what came better than the last value did.
 *
 * @param perSecond events the queue gains each second
 * @param low lower end of that, so that four in five lines between two readings are above
 * @param high upper end
 */
record Trend(double perSecond, double low, double high) {

    /** Steps that are needed. */
    static final int FEWEST = 12;

    private static final int MOST = 240;
    private static final double BETTER = 0.8;

    static Optional<Trend> of(List<Step> all) {
        List<Step> steps = all.subList(Math.max(0, all.size() - MOST), all.size());
        double[] at = steps.stream().mapToDouble(s -> s.to() / 1e3).toArray();
        double[] size = steps.stream().mapToDouble(Step::after).toArray();
        if (size.length < FEWEST || !beatsLastValue(at, size)) {
            return Optional.empty();
        }
        double[] slopes = slopes(at, size, recent(size.length), size.length);
        return Optional.of(new Trend(quantile(slopes, 0.5), quantile(slopes, 0.1), quantile(slopes, 0.9)));
    }

    /** Half of the window, at least the fewest: what was long ago may have been another time. */
    private static int recent(int n) {
        return Math.max(0, n - Math.max(FEWEST, n / 2));
    }

    private static boolean beatsLastValue(double[] at, double[] size) {
        double byTrend = 0;
        double byLast = 0;
        int ahead = Math.max(3, size.length / 6);
        for (int now = size.length / 3; now + ahead < size.length; now++) {
            int from = Math.max(0, now - size.length / 3);
            double slope = quantile(slopes(at, size, from, now + 1), 0.5);
            double foretold = Math.max(0, size[now] + slope * (at[now + ahead] - at[now]));
            byTrend += Math.abs(size[now + ahead] - foretold);
            byLast += Math.abs(size[now + ahead] - size[now]);
        }
        return byTrend < BETTER * byLast;
    }

    /** Slopes between readings that lie at least a third of the part apart: neighbours tell mostly noise. */
    private static double[] slopes(double[] at, double[] size, int from, int to) {
        int apart = Math.max(1, (to - from) / 3);
        double[] found = new double[(to - from) * (to - from)];
        int n = 0;
        for (int i = from; i < to; i++) {
            for (int j = i + apart; j < to; j++) {
                found[n++] = (size[j] - size[i]) / (at[j] - at[i]);
            }
        }
        double[] sorted = Arrays.copyOf(found, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
