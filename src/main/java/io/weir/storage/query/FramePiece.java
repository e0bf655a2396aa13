package io.weir.storage.query;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Frames of one source, turned into columns. Series of one layout share its instants. */
final class FramePiece {

    private final int[] wanted;
    private final Map<Integer, Integer[]> layouts;
    private final Map<Integer, Rows> byLayout = new TreeMap<>();
    private long last = Long.MIN_VALUE;

    private record Rows(List<Long> at, List<PgArray> values) {}

    /**
     * @param wanted numbers of series, ascending
     * @param layouts numbers of the series in each
     */
    FramePiece(int[] wanted, Map<Integer, Integer[]> layouts) {
        this.wanted = wanted;
        this.layouts = layouts;
    }

    /** Adds a frame; they come in the order of time. */
    void add(long at, int layoutId, PgArray values) {
        Rows rows = byLayout.computeIfAbsent(layoutId, l -> new Rows(new ArrayList<>(), new ArrayList<>()));
        rows.at().add(at);
        rows.values().add(values);
        last = at;
    }

    /** Drops the frames of the last instant, which it returns. */
    long dropLast() {
        for (Rows rows : byLayout.values()) {
            if (!rows.at().isEmpty() && rows.at().getLast() == last) {
                rows.at().removeLast();
                rows.values().removeLast();
            }
        }
        return last;
    }

    List<Columns> columns() {
        Map<Integer, SeriesParts> parts = new HashMap<>();
        byLayout.forEach((layoutId, rows) -> cut(layouts.getOrDefault(layoutId, new Integer[0]), rows, parts));
        List<Columns> columns = new ArrayList<>();
        for (int series : wanted) {
            SeriesParts found = parts.get(series);
            if (found != null) {
                columns.add(found.columns(series));
            }
        }
        return columns;
    }

    private void cut(Integer[] seriesIds, Rows rows, Map<Integer, SeriesParts> parts) {
        int[] places = new int[seriesIds.length];
        int n = 0;
        for (int i = 0; i < seriesIds.length; i++) {
            if (Arrays.binarySearch(wanted, seriesIds[i]) >= 0) {
                places[n++] = i;
            }
        }
        places = Arrays.copyOf(places, n);
        long[] at = rows.at().stream().mapToLong(Long::longValue).toArray();
        double[][] values = new double[n][at.length];
        for (int row = 0; row < at.length; row++) {
            rows.values().get(row).pick(places, values, row);
        }
        for (int i = 0; i < n; i++) {
            parts.computeIfAbsent(seriesIds[places[i]], s -> new SeriesParts()).add(at, values[i]);
        }
    }
}
