package io.weir.plugins.otelsdk;

import io.weir.api.adapter.Multiples;
import java.util.Arrays;
import java.util.OptionalLong;

/** Reads the largest size of a batch off the behaviour of a processor that always finds enough to fill one. */
final class FullBatches {

    private static final int ENOUGH = 8;
    private static final double LARGEST_TENTH = 0.9;
    private static final double ALIKE = 0.02;
    private static final double MOSTLY = 0.6;
    private static final double ALL_THAT_WAITS = 0.95;
    private static final long TELLING = 8;
    private static final double CHANCE = 0.01;

    private FullBatches() {}

    /** Counted where exports are counted, else inferred; empty when the queue is hardly ever long enough. */
    static OptionalLong of(Flow flow, double usual) {
        OptionalLong counted = counted(flow);
        return counted.isPresent() ? counted : inferred(flow, usual);
    }

    /**
     * The larger ones of the mean sizes between readings: batches may be smaller than allowed, hardly ever larger. What
     * is a limit is met again and again; sizes that differ only tell what happened to wait.
     */
    private static OptionalLong counted(Flow flow) {
        double[] calls = flow.calls();
        double[] sizes = new double[calls.length];
        int n = 0;
        for (int i = 1; i < calls.length; i++) {
            double size = (flow.written()[i] + flow.failed()[i]) / calls[i];
            if (calls[i] > 0 && flow.size()[i - 1] >= size && flow.size()[i] >= size) {
                sizes[n++] = size;
            }
        }
        Arrays.sort(sizes, 0, n);
        double largest = n == 0 ? 0 : sizes[(int) (LARGEST_TENTH * (n - 1))];
        long alike = Arrays.stream(sizes, 0, n)
                .filter(size -> Math.abs(size - largest) <= ALIKE * largest)
                .count();
        return alike >= 3 ? OptionalLong.of(Math.round(largest)) : OptionalLong.empty();
    }

    /**
     * While many wait, whole batches leave, so that what leaves is a multiple of their size. Numbers without a common size
     * come from batches of one; no batch is larger than the least that left; several of the usual size are no size of their own.
     */
    private static OptionalLong inferred(Flow flow, double usual) {
        double most =
                Arrays.stream(flow.size()).filter(v -> !Double.isNaN(v)).max().orElse(0);
        double[] left = Arrays.stream(flow.writtenWhileMany(0.5 * most))
                .filter(v -> v > 0)
                .toArray();
        OptionalLong multiple = Multiples.of(left);
        if (multiple.isPresent() || left.length < ENOUGH || most < usual) {
            return multiple;
        }
        OptionalLong mostly = mostly(left);
        if (mostly.isPresent()) {
            boolean several = mostly.getAsLong() % Math.max(1, Math.round(usual)) == 0;
            return mostly.getAsLong() < ALL_THAT_WAITS * most && !several ? mostly : OptionalLong.empty();
        }
        double least = Arrays.stream(left).min().orElse(0);
        boolean varies = Arrays.stream(left).distinct().count() > 1;
        return varies ? OptionalLong.of(1) : least >= usual ? OptionalLong.empty() : OptionalLong.of(Math.round(least));
    }

    /**
     * A few partial batches among full ones (a timer, a flush, a burst that ends) hide the common size: it is the largest
     * one of which most of what left is a multiple. Sizes so small that many numbers are their multiples by chance do
     * not count; a batch that takes all that can wait is limited by the queue.
     */
    private static OptionalLong mostly(double[] left) {
        long[] whole = Arrays.stream(left).mapToLong(Math::round).toArray();
        return Arrays.stream(whole)
                .distinct()
                .flatMap(a -> Arrays.stream(whole).map(b -> divisor(a, b)))
                .filter(size -> size >= TELLING)
                .distinct()
                .filter(size -> isBeyondChance(size, whole))
                .max();
    }

    /**
     * Whether most are multiples of it, and that many as numbers without a common size would hardly ever be: Chernoff's bound,
     * for each of the pairs that may have suggested the size.
     */
    private static boolean isBeyondChance(long size, long[] whole) {
        double share = (double) Arrays.stream(whole).filter(n -> n % size == 0).count() / whole.length;
        double each = 1.0 / size;
        double others = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - each)) : 0;
        double chance = Math.exp(-whole.length * (share * Math.log(share / each) + others));
        return share >= MOSTLY && chance * whole.length * (whole.length - 1) / 2 < CHANCE;
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
