package io.weir.plugins.optimization;

/** Numbers as people write them into a configuration. */
final class Round {

    private static final double[] STEPS = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    private static final double NEAR = 0.97;

    private Round() {}

    /** The smallest round number that is at least the given one, or so little less that it does not matter. */
    static long up(double v) {
        double scale = Math.pow(10, Math.floor(Math.log10(Math.max(v, 1))));
        for (double step : STEPS) {
            double rounded = Math.rint(step * scale);
            if (rounded >= NEAR * v) {
                return Math.round(rounded);
            }
        }
        return Math.round(10 * scale);
    }
}
