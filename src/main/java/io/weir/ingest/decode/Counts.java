package io.weir.ingest.decode;

import java.util.Arrays;

/** Numbers of a histogram's buckets, read into an array that is used again and again. */
final class Counts {

    private static final double[] NONE = {};
    private static final int FIRST = 32;

    private double[] values = NONE;
    private int size;

    void clear() {
        size = 0;
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST, 2 * size));
        }
        values[size++] = value;
    }

    double get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
