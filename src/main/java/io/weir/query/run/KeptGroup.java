package io.weir.query.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The k greatest or least of each instant: they are kept as they come, and no more than k of an instant. */
final class KeptGroup implements Group {

    private final boolean greatest;
    private final int k;
    private final double[] values;
    private final int[] from;
    private final int[] counts;
    private final List<Line> lines = new ArrayList<>();

    KeptGroup(boolean greatest, int k, int size, Budget budget) {
        budget.addCells(2L * k * size);
        this.greatest = greatest;
        this.k = k;
        this.values = new double[size * k];
        this.from = new int[size * k];
        this.counts = new int[size];
    }

    @Override
    public void add(Line line) {
        int number = lines.size();
        boolean any = false;
        for (int i = 0; i < counts.length; i++) {
            any |= !Double.isNaN(line.values()[i]) && insert(i, line.values()[i], number);
        }
        if (any) {
            // Its values are kept above; the line itself only tells what it is called.
            lines.add(new Line(line.labels(), line.unit(), line.kind(), new double[0], line.at()));
        }
    }

    /** Puts a value into its place among those of an instant; of equal ones, the first that came is kept. */
    private boolean insert(int i, double value, int number) {
        int start = i * k;
        int end = start + counts[i];
        if (counts[i] == k && !before(value, values[end - 1])) {
            return false;
        }
        int place = counts[i] == k ? end - 1 : end;
        while (place > start && before(value, values[place - 1])) {
            values[place] = values[place - 1];
            from[place] = from[place - 1];
            place--;
        }
        values[place] = value;
        from[place] = number;
        counts[i] = Math.min(k, counts[i] + 1);
        return true;
    }

    private boolean before(double value, double other) {
        return greatest ? value > other : value < other;
    }

    @Override
    public List<Line> lines() {
        double[][] kept = new double[lines.size()][];
        for (int i = 0; i < counts.length; i++) {
            for (int place = i * k; place < i * k + counts[i]; place++) {
                int number = from[place];
                if (kept[number] == null) {
                    kept[number] = new double[counts.length];
                    Arrays.fill(kept[number], Double.NaN);
                }
                kept[number][i] = values[place];
            }
        }
        List<Line> result = new ArrayList<>();
        for (int n = 0; n < kept.length; n++) {
            if (kept[n] != null) {
                result.add(Line.of(
                        lines.get(n).labels(), lines.get(n).unit(), lines.get(n).kind(), kept[n]));
            }
        }
        return result;
    }
}
