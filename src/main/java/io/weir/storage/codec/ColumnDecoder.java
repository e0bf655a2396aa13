package io.weir.storage.codec;

import java.util.Arrays;

/** Reads columns that {@link ColumnEncoder} wrote. Safe for use by several threads. */
public final class ColumnDecoder {

    private ColumnDecoder() {}

    /**
     * Reads a column of doubles.
     *
     * @param bytes where it lies
     * @param from its first byte
     * @param to the byte after its last
     * @param n its values
     * @throws BrokenBlockException when these bytes are no such column
     */
    public static double[] doubles(byte[] bytes, int from, int to, int n) {
        ByteSource in = new ByteSource(bytes, from, to);
        int flags = in.get();
        int how = in.get();
        int[] gaps = (flags & ColumnEncoder.GAPS) == 0 ? new int[0] : runs(in, n);
        int present = n - missing(gaps);
        double[] values = new double[n];
        int kept = present;
        int[] oddPlaces = new int[0];
        if ((flags & ColumnEncoder.ODD) != 0) {
            oddPlaces = odd(in, present, values);
            kept -= oddPlaces.length;
        }
        double[] odd = Arrays.copyOf(values, oddPlaces.length);
        long[] numbers = numbers(in, flags, how, kept);
        if ((flags & ColumnEncoder.BITS) != 0) {
            for (int i = 0; i < kept; i++) {
                values[i] = Ordered.value(numbers[i]);
            }
        } else {
            Decimals.values(numbers, kept, how >> 4, values);
        }
        insert(values, kept, odd, oddPlaces);
        spread(values, present, gaps);
        return values;
    }

    /** Reads a column of whole numbers. */
    public static long[] longs(byte[] bytes, int from, int to, int n) {
        ByteSource in = new ByteSource(bytes, from, to);
        int flags = in.get();
        return numbers(in, flags, in.get(), n);
    }

    private static long[] numbers(ByteSource in, int flags, int how, int n) {
        Predictor predictor = Predictor.of(how & 15);
        boolean bits = (flags & ColumnEncoder.BITS) != 0;
        long first = in.signed();
        long unit = (flags & ColumnEncoder.COARSE) == 0 ? bits ? 0 : 1 : in.varint();
        long parameter = predictor.hasParameter() ? in.signed() : 0;
        long[] numbers = new long[n];
        if ((flags & ColumnEncoder.FORESEEN) == 0 && n > 0) {
            ResidualCoder.decode(in, n - 1, numbers);
            System.arraycopy(numbers, 0, numbers, 1, n - 1);
            numbers[0] = 0;
        }
        predictor.restore(numbers, n, parameter);
        for (int i = 0; i < n; i++) {
            numbers[i] = first + (bits ? numbers[i] << unit : numbers[i] * unit);
        }
        return numbers;
    }

    /** Stretches with values and without by turns, beginning with values. */
    private static int[] runs(ByteSource in, int n) {
        int length = in.varint(in.end());
        int end = in.at() + length;
        int[] runs = new int[16];
        int count = 0;
        int sum = 0;
        while (in.at() < end) {
            runs = count == runs.length ? Arrays.copyOf(runs, 2 * count) : runs;
            runs[count] = in.varint(n - sum);
            sum += runs[count++];
        }
        if (sum != n) {
            throw new BrokenBlockException(sum + " values where " + n + " should be");
        }
        return Arrays.copyOf(runs, count);
    }

    private static int missing(int[] runs) {
        int missing = 0;
        for (int i = 1; i < runs.length; i += 2) {
            missing += runs[i];
        }
        return missing;
    }

    /** Places of odd values; the values themselves go to the beginning of the array. */
    private static int[] odd(ByteSource in, int present, double[] values) {
        int length = in.varint(in.end());
        int end = in.at() + length;
        int[] places = new int[length / 9 + 1];
        int place = 0;
        int count = 0;
        while (in.at() < end) {
            place += in.varint(present - 1 - place);
            places[count] = place;
            values[count++] = Double.longBitsToDouble(in.fixed());
        }
        return Arrays.copyOf(places, count);
    }

    private static void insert(double[] values, int kept, double[] odd, int[] places) {
        int from = kept;
        for (int o = odd.length - 1, to = kept + odd.length; o >= 0; o--) {
            int after = to - places[o] - 1;
            System.arraycopy(values, from - after, values, places[o] + 1, after);
            values[places[o]] = odd[o];
            from -= after;
            to = places[o];
        }
    }

    private static void spread(double[] values, int present, int[] runs) {
        int from = present;
        int to = values.length;
        for (int i = runs.length - 1; i >= 0; i--) {
            to -= runs[i];
            if ((i & 1) == 1) {
                Arrays.fill(values, to, to + runs[i], Double.NaN);
            } else {
                from -= runs[i];
                System.arraycopy(values, from, values, to, runs[i]);
            }
        }
    }
}
