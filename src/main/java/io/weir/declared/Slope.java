package io.weir.declared;

import io.weir.api.pipeline.Column;

/** The straight line through the values of a column by least squares. */
final class Slope {

    private Slope() {}

    /** Its rise per second; NaN for fewer than two values. */
    static double of(Column column) {
        long[] at = column.at();
        double[] values = column.values();
        double n = 0;
        double meanT = 0;
        double meanV = 0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < at.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double t = (at[i] - at[0]) / 1e3;
            n++;
            double dt = t - meanT;
            meanT += dt / n;
            meanV += (values[i] - meanV) / n;
            products += dt * (values[i] - meanV);
            squares += dt * (t - meanT);
        }
        return squares > 0 ? products / squares : Double.NaN;
    }
}
