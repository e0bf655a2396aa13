package io.weir.query.run;

import io.weir.query.lang.Aggregation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sum, mean, least, greatest and count: a value and a count for each instant. */
final class FoldedGroup implements Group {

    private final Aggregation op;
    private final LabelSet labels;
    private final double[] values;
    private final int[] counts;
    private @Nullable String unit;

    FoldedGroup(Aggregation op, LabelSet labels, int size, Budget budget) {
        budget.addCells(2L * size);
        this.op = op;
        this.labels = labels;
        this.values = new double[size];
        this.counts = new int[size];
    }

    @Override
    public void add(Line line) {
        unit = unit == null ? line.unit() : Units.shared(unit, line.unit());
        double[] more = line.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(more[i])) {
                values[i] = counts[i] == 0 ? more[i] : folded(values[i], more[i]);
                counts[i]++;
            }
        }
    }

    private double folded(double one, double other) {
        return switch (op) {
            case MIN -> Math.min(one, other);
            case MAX -> Math.max(one, other);
            default -> one + other;
        };
    }

    @Override
    public List<Line> lines() {
        double[] result = new double[values.length];
        Arrays.setAll(result, this::result);
        return List.of(Line.calculated(labels, Units.of(op, unit == null ? "" : unit), result));
    }

    private double result(int i) {
        if (counts[i] == 0) {
            return Double.NaN;
        }
        return switch (op) {
            case COUNT -> counts[i];
            case AVG -> values[i] / counts[i];
            default -> values[i];
        };
    }
}
