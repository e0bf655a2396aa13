package io.weir.query.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Quantiles of histograms: lines that differ only in {@code le} are the buckets of one. */
final class Histograms {

    private static final String BOUND = "le";

    private final double quantile;
    private final Grid grid;
    private final Budget budget;
    private final Map<LabelSet, List<Bucket>> histograms = new LinkedHashMap<>();

    Histograms(double quantile, Grid grid, Budget budget) {
        this.quantile = quantile;
        this.grid = grid;
        this.budget = budget;
    }

    private record Bucket(double bound, double[] values) {}

    List<Line> of(Rows buckets) {
        for (Line line = buckets.next(); line != null; line = buckets.next()) {
            Double bound = bound(line.labels().get(BOUND));
            if (bound != null) {
                budget.addCells(grid.size());
                LabelSet labels = line.labels().nameless().without(BOUND);
                histograms.computeIfAbsent(labels, l -> new ArrayList<>()).add(new Bucket(bound, line.values()));
            }
        }
        List<Line> lines = new ArrayList<>();
        histograms.forEach((labels, all) -> lines.add(Line.calculated(labels, "", quantiles(all))));
        lines.sort(Comparator.comparing(Line::labels));
        return lines;
    }

    private static @Nullable Double bound(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private double[] quantiles(List<Bucket> buckets) {
        buckets.sort(Comparator.comparingDouble(Bucket::bound));
        double[] bounds = buckets.stream().mapToDouble(Bucket::bound).toArray();
        double[] counts = new double[bounds.length];
        double[] result = new double[grid.size()];
        for (int i = 0; i < result.length; i++) {
            for (int b = 0; b < counts.length; b++) {
                counts[b] = buckets.get(b).values()[i];
            }
            result[i] = BucketQuantile.of(quantile, bounds, counts);
        }
        return result;
    }
}
