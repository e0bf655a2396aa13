package io.weir.testkit.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Meters as they stood at each reading, in columns. */
final class Readings {

    private static final int METERS = Meter.values().length;

    private final Map<String, double[][]> columns = new HashMap<>();
    private final int most;
    private final double[] at;
    private int size;

    Readings(Iterable<String> stages, int most) {
        this.most = most;
        this.at = new double[most];
        for (String s : stages) {
            columns.put(s, new double[METERS][]);
        }
    }

    /** Begins another reading; says whether there is room. */
    boolean begin(double now) {
        if (size == most) {
            return false;
        }
        at[size++] = now;
        return true;
    }

    void put(Node node, Meter meter, double value) {
        put(node.id, meter, value);
    }

    void put(String stage, Meter meter, double value) {
        double[][] of = columns.get(stage);
        if (of != null) {
            double[] column = of[meter.ordinal()];
            if (column == null) {
                column = new double[most];
                of[meter.ordinal()] = column;
            }
            column[size - 1] = value;
        }
    }

    double[] at() {
        return Arrays.copyOf(at, size);
    }

    int size() {
        return size;
    }

    double get(String stage, Meter meter, int reading) {
        double[][] of = columns.get(stage);
        if (of == null) {
            throw new IllegalArgumentException("there is no stage '" + stage + "', only " + columns.keySet());
        }
        Objects.checkIndex(reading, size);
        double[] column = of[meter.ordinal()];
        return column == null ? 0 : column[reading];
    }
}
