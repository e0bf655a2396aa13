package io.weir.storage.query;

import io.weir.query.SourceRead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Frames of one source, turned into columns. Series of one layout share its instants. */
final class FramePiece {

    private final SourceRead source;
    private final Map<Integer, Integer[]> layouts;
    private final Map<Integer, Rows> byLayout = new TreeMap<>();
    private long last = Long.MIN_VALUE;

    private record Rows(List<Long> at, List<PgArray> values) {}

    /**
     * @param source with the series that are wanted
     * @param layouts numbers of the series in each
     */
    FramePiece(SourceRead source, Map<Integer, Integer[]> layouts) {
        this.source = source;
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

    List<ColumnPart> parts() {
        List<ColumnPart> parts = new ArrayList<>();
        byLayout.forEach(
                (layoutId, rows) -> cut(layoutId, layouts.getOrDefault(layoutId, new Integer[0]), rows, parts));
        return parts;
    }

    private void cut(int layoutId, Integer[] seriesIds, Rows rows, List<ColumnPart> parts) {
        int[] places = new int[seriesIds.length];
        int n = 0;
        for (int i = 0; i < seriesIds.length; i++) {
            if (Arrays.binarySearch(source.seriesIds(), seriesIds[i]) >= 0) {
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
            parts.add(new ColumnPart(source.sourceId(), seriesIds[places[i]], layoutId, at, values[i]));
        }
    }
}
