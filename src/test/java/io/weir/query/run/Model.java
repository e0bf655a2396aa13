package io.weir.query.run;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.query.fixture.MemorySeries;
import io.weir.query.lang.Function;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What queries mean, said as plainly as can be: each value from all samples anew. */
final class Model {

    private static final long TRUST = 15 * 60_000;
    private static final long LOOK_BACK = 5 * 60_000;

    private Model() {}

    /** A function of a series at an instant. */
    static double at(Function function, MemorySeries series, long at, long range, long step) {
        List<Map.Entry<Long, Double>> window = window(series, at, range);
        double[] values = window.stream().mapToDouble(Map.Entry::getValue).toArray();
        if (function == Function.DELTA) {
            return latest(series, at, step) - latest(series, at - range, step);
        }
        if (values.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return switch (function) {
            case AVG_OVER_TIME -> sum / values.length;
            case SUM_OVER_TIME -> sum;
            case COUNT_OVER_TIME -> values.length;
            case MIN_OVER_TIME -> min;
            case MAX_OVER_TIME -> max;
            case LAST_OVER_TIME -> values[values.length - 1];
            case INCREASE -> series.kind() == Kind.DELTA ? sum : growth(series, window)[0];
            case RATE ->
                series.kind() == Kind.DELTA
                        ? sum / (range / 1_000.0)
                        : growth(series, window)[0] / (growth(series, window)[1] / 1_000.0);
            default -> throw new IllegalArgumentException();
        };
    }

    /** The latest value that is not too old. */
    static double latest(MemorySeries series, long at, long step) {
        List<Map.Entry<Long, Double>> window = window(series, at, Math.max(LOOK_BACK, step));
        return window.isEmpty() ? Double.NaN : window.getLast().getValue();
    }

    private static double[] growth(MemorySeries series, List<Map.Entry<Long, Double>> window) {
        TreeMap<Long, Double> there = new TreeMap<>(series.samples());
        there.values().removeIf(v -> Double.isNaN(v));
        double sum = 0;
        double time = 0;
        for (Map.Entry<Long, Double> sample : window) {
            Map.Entry<Long, Double> before = there.lowerEntry(sample.getKey());
            if (before != null && sample.getKey() - before.getKey() <= TRUST) {
                boolean fell = sample.getValue() < before.getValue();
                sum += fell ? sample.getValue() : sample.getValue() - before.getValue();
                time += sample.getKey() - before.getKey();
            }
        }
        return new double[] {time == 0 ? Double.NaN : sum, time};
    }

    private static List<Map.Entry<Long, Double>> window(MemorySeries series, long at, long range) {
        return series.samples().subMap(at - range, false, at, true).entrySet().stream()
                .filter(e -> !Double.isNaN(e.getValue()))
                .toList();
    }
}
