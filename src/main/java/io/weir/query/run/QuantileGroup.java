package io.weir.query.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A quantile of each instant: between the two nearest values, in proportion. */
final class QuantileGroup implements Group {

    private final double quantile;
    private final LabelSet labels;
    private final int size;
    private final Budget budget;
    private final List<Line> lines = new ArrayList<>();

    QuantileGroup(double quantile, LabelSet labels, int size, Budget budget) {
        this.quantile = quantile;
        this.labels = labels;
        this.size = size;
        this.budget = budget;
    }

    @Override
    public void add(Line line) {
        budget.addCells(size);
        lines.add(line);
    }

    @Override
    public List<Line> lines() {
        double[] result = new double[size];
        Arrays.setAll(result, this::at);
        String unit = lines.stream().map(Line::unit).reduce(Units::shared).orElse("");
        return List.of(Line.calculated(labels, unit, result));
    }

    private double at(int i) {
        double[] sorted = lines.stream()
                .mapToDouble(line -> line.values()[i])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return of(quantile, sorted);
    }

    static double of(double quantile, double[] sorted) {
        if (sorted.length == 0 || Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double rank = quantile * (sorted.length - 1);
        int low = (int) Math.floor(rank);
        int high = Math.min(sorted.length - 1, low + 1);
        double part = rank - low;
        return sorted[low] * (1 - part) + sorted[high] * part;
    }
}
