package io.weir.plugins.rsyslog;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Reads the size of full batches off what leaves a queue. While more waits than one batch, whole batches leave: what left
 * between two readings is a multiple of their size.
 */
final class Multiples {

    private static final int ENOUGH = 8;
    private static final double MOST = 0.9;

    private Multiples() {}

    /**
     * @param left events that left between readings while many waited; NaN where that is not known
     * @return the largest number of which nine in ten are a multiple; empty when there is none above 1, or too few
     */
    static OptionalLong of(double[] left) {
        long[] moved = Arrays.stream(left)
                .filter(v -> v >= 2)
                .mapToLong(Math::round)
                .sorted()
                .toArray();
        if (moved.length < ENOUGH) {
            return OptionalLong.empty();
        }
        return Arrays.stream(moved)
                .limit((moved.length + 1) / 2)
                .flatMap(a -> Arrays.stream(moved).map(b -> gcd(a, b)))
                .distinct()
                .filter(g -> g > 1 && holds(g, moved))
                .max();
    }

    private static boolean holds(long divisor, long[] moved) {
        return Arrays.stream(moved).filter(m -> m % divisor == 0).count() >= MOST * moved.length;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
