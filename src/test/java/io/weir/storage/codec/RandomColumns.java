package io.weir.storage.codec;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Columns of all kinds, by chance. */
final class RandomColumns {

    private static final double[] ODD = {
        Double.NaN,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        -0x1p53,
        0x1p53 - 1,
        1e15,
        0.1 + 0.2,
        1.0 / 3,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
        Double.longBitsToDouble(0xfff8_1234_5678_9abcL),
    };

    private RandomColumns() {}

    /** A column of one kind, with odd values strewn in at times. */
    static double[] next(RandomGenerator random, int n) {
        double[] column = kind(random, n);
        int odd = random.nextInt(3) == 0 ? random.nextInt(n + 1) : 0;
        for (int i = 0; i < odd; i++) {
            column[random.nextInt(n)] = ODD[random.nextInt(ODD.length)];
        }
        if (n > 0 && random.nextInt(3) == 0) {
            int from = random.nextInt(n);
            Arrays.fill(column, from, from + random.nextInt(n - from + 1), Double.NaN);
        }
        return column;
    }

    private static double[] kind(RandomGenerator random, int n) {
        double size = Math.pow(10, random.nextInt(12));
        double tens = Math.pow(10, random.nextInt(8));
        return switch (random.nextInt(9)) {
            case 0 -> fill(n, size);
            case 1 -> walk(random, n, size, 1);
            case 2 ->
                IntStream.range(0, n)
                        .mapToDouble(i -> Math.rint(random.nextGaussian() * size) / tens)
                        .toArray();
            case 3 ->
                IntStream.range(0, n)
                        .mapToDouble(i -> random.nextGaussian() * size)
                        .toArray();
            case 4 ->
                IntStream.range(0, n)
                        .mapToDouble(i -> Double.longBitsToDouble(random.nextLong()))
                        .toArray();
            case 5 -> walk(random, n, size, 4096);
            case 6 ->
                IntStream.range(0, n)
                        .mapToDouble(i -> random.nextInt(20) == 0 ? random.nextInt(1000) : 0)
                        .toArray();
            case 7 ->
                IntStream.range(0, n)
                        .mapToDouble(i -> (float) random.nextGaussian())
                        .toArray();
            default -> new double[n];
        };
    }

    private static double[] fill(int n, double value) {
        double[] column = new double[n];
        Arrays.fill(column, value);
        return column;
    }

    /** A counter that at times begins anew. */
    private static double[] walk(RandomGenerator random, int n, double size, int unit) {
        double[] column = new double[n];
        double value = Math.rint(random.nextDouble() * size);
        for (int i = 0; i < n; i++) {
            value = random.nextInt(50) == 0 ? 0 : value + Math.rint(random.nextDouble() * Math.min(size, 1e6)) * unit;
            column[i] = value;
        }
        return column;
    }
}
