package io.weir.storage.query;

import io.weir.query.Columns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Rollups of one series, put together from several stretches of time. */
final class JoinedRollups {

    private JoinedRollups() {}

    /** Those that end within two instants; the parts do not overlap. */
    static Columns.Rollup of(List<Columns.Rollup> parts, long from, long to) {
        List<Columns.Rollup> sorted = parts.stream()
                .filter(part -> part.size() > 0)
                .sorted(Comparator.comparingLong(part -> part.at()[0]))
                .toList();
        long[] at = sorted.stream()
                .flatMapToLong(part -> Arrays.stream(part.at()))
                .filter(end -> end >= from && end <= to)
                .toArray();
        return new Columns.Rollup(
                parts.getFirst().seriesId(),
                at,
                column(sorted, from, to, at.length, Columns.Rollup::min),
                column(sorted, from, to, at.length, Columns.Rollup::max),
                column(sorted, from, to, at.length, Columns.Rollup::sum),
                column(sorted, from, to, at.length, Columns.Rollup::count),
                column(sorted, from, to, at.length, Columns.Rollup::last),
                column(sorted, from, to, at.length, Columns.Rollup::increase),
                column(sorted, from, to, at.length, Columns.Rollup::covered));
    }

    private static double[] column(
            List<Columns.Rollup> parts, long from, long to, int size, Function<Columns.Rollup, double[]> which) {
        double[] column = new double[size];
        int n = 0;
        for (Columns.Rollup part : parts) {
            double[] values = which.apply(part);
            for (int i = 0; i < values.length; i++) {
                if (part.at()[i] >= from && part.at()[i] <= to) {
                    column[n++] = values[i];
                }
            }
        }
        return column;
    }
}
