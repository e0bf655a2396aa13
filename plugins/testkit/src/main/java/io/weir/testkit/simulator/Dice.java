package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Service;

/**
 * Random numbers that are the same on every machine and version of Java: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014),
 * exponential by the ziggurat of 256 layers (Marsaglia and Tsang, Journal of Statistical Software 5(8), 2000), normal by
 * the polar method (Marsaglia and Bray, SIAM Review 6, 1964). Not for several threads.
 */
final class Dice {

    private static final double R = 7.69711747013104972;
    private static final double V = 0.0039496598225815571993;
    private static final double[] X = new double[257];
    private static final double[] F = new double[257];

    static {
        X[0] = V * StrictMath.exp(R);
        X[1] = R;
        for (int i = 2; i < 256; i++) {
            X[i] = -StrictMath.log(V / X[i - 1] + StrictMath.exp(-X[i - 1]));
        }
        for (int i = 0; i <= 256; i++) {
            F[i] = StrictMath.exp(-X[i]);
        }
    }

    private long state;

    /** A stream of its own for each purpose. */
    Dice(long seed, String purpose) {
        long h = seed;
        for (int i = 0; i < purpose.length(); i++) {
            h = mixed(h * 31 + purpose.charAt(i));
        }
        state = mixed(h ^ seed);
    }

    private static long mixed(long of) {
        long z = of + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private long bits() {
        long z = mixed(state);
        state += 0x9e3779b97f4a7c15L;
        return z;
    }

    /** Evenly distributed, 0 inclusive to 1 exclusive. */
    double uniform() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** One of 0 to n - 1. */
    int below(int n) {
        return (int) (uniform() * n);
    }

    /** Exponentially distributed with mean 1. */
    double exponential() {
        double beyond = 0;
        while (true) {
            long b = bits();
            int layer = (int) (b & 255);
            double x = (b >>> 11) * 0x1p-53 * X[layer];
            if (x < X[layer + 1]) {
                return beyond + x;
            }
            if (layer == 0) {
                beyond += R;
            } else if (F[layer] + uniform() * (F[layer + 1] - F[layer]) < StrictMath.exp(-x)) {
                return beyond + x;
            }
        }
    }

    private double normal() {
        while (true) {
            double u = 2 * uniform() - 1;
            double v = 2 * uniform() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Seconds of a call that carries n events. */
    double sample(Service service, int n) {
        double mean = service.mean(n);
        return switch (service.spread()) {
            case FIXED -> mean;
            case EXPONENTIAL -> mean * exponential();
            case LOGNORMAL -> {
                double variance = StrictMath.log(1 + service.cv() * service.cv());
                yield mean * StrictMath.exp(StrictMath.sqrt(variance) * normal() - variance / 2);
            }
        };
    }
}
