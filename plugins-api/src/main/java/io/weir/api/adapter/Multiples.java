package io.weir.api.adapter;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Reads the size of full batches off what leaves a queue. While more waits than one batch, whole batches leave: what left
 * between two readings is a multiple of their size.
 */
public final class Multiples {

    /** How unlikely it must be that numbers of no common size look as if they had one. */
    private static final double CHANCE = 1e-6;

    private static final double MOST = 0.9;

    private Multiples() {}

    /**
     * The largest number above 1 of which nine in ten are a multiple.
     *
     * @param left events that left between readings while many waited; NaN where that is not known
     * @return empty when there is none, when there are too few to tell from chance, or when all are the same: then it may
     *     as well be a part of it
     */
    public static OptionalLong of(double[] left) {
        long[] moved = Arrays.stream(left)
                .filter(v -> v >= 2)
                .mapToLong(Math::round)
                .sorted()
                .toArray();
        if (moved.length < 3 || Arrays.stream(moved).distinct().count() < 2) {
            return OptionalLong.empty();
        }
        return Arrays.stream(moved)
                .distinct()
                .limit(100)
                .flatMap(a -> Arrays.stream(moved)
                        .distinct()
                        .limit(100)
                        .filter(b -> b != a)
                        .map(b -> gcd(a, b)))
                .distinct()
                .filter(g -> g > 1 && holds(g, moved))
                .max();
    }

    private static boolean holds(long divisor, long[] moved) {
        long whole = Arrays.stream(moved).filter(m -> m % divisor == 0).count();
        double share = (double) whole / moved.length;
        return share >= MOST && chance(share, 1.0 / divisor, moved.length) < CHANCE;
    }

    /** At most so likely is it that of n numbers without a common size such a share is divisible (Chernoff's bound). */
    private static double chance(double share, double each, int n) {
        double others = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - each)) : 0;
        return Math.exp(-n * (share * Math.log(share / each) + others));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
