package io.weir.plugins.optimization;

/**
 * A straight line through points, by least squares.
 *
 * @param count of the points that are known
 * @param slope rise of y with x; 0 when x does not vary
 * @param correlation -1 to 1; 0 when one of them does not vary
 */
record Fit(int count, double slope, double correlation) {

    static Fit of(double[] x, double[] y) {
        int n = 0;
        double sx = 0;
        double sy = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i] + y[i])) {
                n++;
                sx += x[i];
                sy += y[i];
                xx += x[i] * x[i];
                yy += y[i] * y[i];
                xy += x[i] * y[i];
            }
        }
        double spreadX = n * xx - sx * sx;
        double spreadY = n * yy - sy * sy;
        double both = n * xy - sx * sy;
        boolean varies = spreadX > 0 && spreadY > 0;
        return new Fit(n, varies ? both / spreadX : 0, varies ? both / Math.sqrt(spreadX * spreadY) : 0);
    }
}
