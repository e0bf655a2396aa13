package io.weir.plugins.rsyslog;

import io.weir.api.pipeline.Setting.Origin;
import java.util.Arrays;
import java.util.Map;

/**
 * How many messages a queue holds. impstats does not say; when the configuration is not at hand it shows in the way the
 * queue behaves.
 *
 * @param size most messages; NaN when not known
 * @param mark size at which inputs that can wait are made to wait; NaN when not known or not fed by inputs
 * @param origin where both are known from
 */
record Capacity(double size, double mark, Origin origin) {

    private static final double LIGHT_DELAY = 0.7;
    private static final double DEFAULT_MAIN = 50000;
    private static final double DEFAULT_ACTION = 1000;

    /** From the parameters of the queue, else from its behaviour, else the default if that can be. */
    static Capacity of(Map<String, String> parameters, QueueCounters counters, boolean fedByInputs) {
        double configured = number(parameters.get("queue.size"));
        if (configured > 0) {
            double mark = number(parameters.get("queue.lightdelaymark"));
            double share = Double.isNaN(mark) ? LIGHT_DELAY * configured : mark;
            return new Capacity(configured, fedByInputs ? share : Double.NaN, Origin.CONFIGURED);
        }
        double peak = Math.max(max(counters.peak()), max(counters.size()));
        if (max(counters.full()) > 0) {
            return new Capacity(peak, fedByInputs ? LIGHT_DELAY * peak : Double.NaN, Origin.INFERRED);
        }
        double plateau = fedByInputs ? plateau(counters.size(), peak) : Double.NaN;
        if (plateau > 0) {
            return new Capacity(round(plateau / LIGHT_DELAY), plateau, Origin.INFERRED);
        }
        double assumed = fedByInputs ? DEFAULT_MAIN : DEFAULT_ACTION;
        return new Capacity(peak > assumed ? Double.NaN : assumed, Double.NaN, Origin.DEFAULT);
    }

    /** Whether more is known than a default. */
    boolean known() {
        return origin != Origin.DEFAULT;
    }

    /** The size that the queue comes back to again and again and never exceeds; NaN when there is none. */
    private static double plateau(double[] size, double peak) {
        double[] top =
                Arrays.stream(size).filter(v -> v >= 0.99 * peak).sorted().toArray();
        boolean stays = peak >= 100 && top.length >= 3 && top.length >= 0.15 * size.length;
        return stays ? top[top.length / 2] : Double.NaN;
    }

    private static double max(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(0);
    }

    /** To two digits: people write round numbers, and readings are a few messages off. */
    private static double round(double v) {
        double step = Math.pow(10, Math.floor(Math.log10(v)) - 1);
        return Math.rint(v / step) * step;
    }

    private static double number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
