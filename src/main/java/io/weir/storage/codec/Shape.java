package io.weir.storage.codec;

/** How residuals are spread around zero, given the mean of their magnitudes. */
enum Shape {
    /** A bell. */
    BELL {
        @Override
        double below(double x, double mean) {
            // The logistic function in place of the normal distribution's integral: off by less than 0.0002.
            double z = x / (mean * 1.2533);
            return 1 / (1 + StrictMath.exp(-z * (1.5976 + 0.070565 * z * z)));
        }
    },
    /** A peak that falls off exponentially. */
    PEAK {
        @Override
        double below(double x, double mean) {
            return laplace(x, mean);
        }
    },
    /** Mostly near zero, at times far away. */
    SPIKES {
        @Override
        double below(double x, double mean) {
            return 0.75 * laplace(x, mean * 0.36) + 0.25 * laplace(x, mean * 2.92);
        }
    },
    /** Even between two bounds. */
    FLAT {
        @Override
        double below(double x, double mean) {
            double even = Math.clamp(0.5 + x / (4.1 * mean), 0, 1);
            return 0.97 * even + 0.03 * laplace(x, mean);
        }
    };

    private static final Shape[] ALL = values();

    /** Share of residuals that are below x. */
    abstract double below(double x, double mean);

    static Shape[] all() {
        return ALL;
    }

    private static double laplace(double x, double mean) {
        return x < 0 ? 0.5 * StrictMath.exp(x / mean) : 1 - 0.5 * StrictMath.exp(-x / mean);
    }
}
