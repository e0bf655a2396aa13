package io.weir.ingest.decode;

import java.util.Arrays;

/** Numbers of a histogram's buckets, read into an array that is used again and again. */
final class Counts {

    private double[] values = new double[32];
    private int size;

    void clear() {
        size = 0;
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
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
