package io.weir.storage.query;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Samples of a series, from as many parts as layouts and tiers hold of it. Of a frame that comes twice the part that was
 * added first counts; of two layouts the lower one, and a value that is there beats a gap.
 */
final class SeriesParts {

    private final List<ColumnPart> parts = new ArrayList<>(1);

    void add(ColumnPart part) {
        if (part.at().length > 0) {
            parts.add(part);
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Columns.Raw columns(int seriesId) {
        List<ColumnPart> sorted = parts.stream()
                .sorted(Comparator.comparingLong(part -> part.at()[0]))
                .toList();
        return inOrder(sorted) ? joined(seriesId, sorted) : merged(seriesId);
    }

    /** Whether all instants increase, from part to part too. */
    private static boolean inOrder(List<ColumnPart> sorted) {
        long last = Long.MIN_VALUE;
        for (ColumnPart part : sorted) {
            for (long at : part.at()) {
                if (at <= last) {
                    return false;
                }
                last = at;
            }
        }
        return true;
    }

    private static Columns.Raw joined(int seriesId, List<ColumnPart> sorted) {
        if (sorted.size() == 1) {
            return new Columns.Raw(
                    seriesId, sorted.getFirst().at(), sorted.getFirst().values());
        }
        int size = sorted.stream().mapToInt(part -> part.at().length).sum();
        long[] at = new long[size];
        double[] values = new double[size];
        int n = 0;
        for (ColumnPart part : sorted) {
            System.arraycopy(part.at(), 0, at, n, part.at().length);
            System.arraycopy(part.values(), 0, values, n, part.at().length);
            n += part.at().length;
        }
        return new Columns.Raw(seriesId, at, values);
    }

    private Columns.Raw merged(int seriesId) {
        TreeMap<Integer, TreeMap<Long, Double>> byLayout = new TreeMap<>();
        for (ColumnPart part : parts) {
            TreeMap<Long, Double> layout = byLayout.computeIfAbsent(part.layoutId(), l -> new TreeMap<>());
            for (int i = 0; i < part.at().length; i++) {
                layout.putIfAbsent(part.at()[i], part.values()[i]);
            }
        }
        TreeMap<Long, Double> all = new TreeMap<>();
        byLayout.values()
                .forEach(layout ->
                        layout.forEach((at, value) -> all.merge(at, value, (old, other) -> old.isNaN() ? other : old)));
        return new Columns.Raw(
                seriesId,
                all.keySet().stream().mapToLong(Long::longValue).toArray(),
                all.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
