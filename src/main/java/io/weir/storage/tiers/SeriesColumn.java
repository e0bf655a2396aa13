package io.weir.storage.tiers;

import io.weir.storage.codec.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples of one series.
 *
 * @param seriesId number of the series within its source
 * @param at instants in milliseconds since the epoch, strictly increasing; may be shared, not to be changed
 * @param values one per instant; NaN where there is none
 */
public record SeriesColumn(int seriesId, long[] at, double[] values) {

    /**
     * The series of sections, by ascending number. A series may lie in several layouts: of two values of one instant the
     * one of the lower layout counts, and one that is there beats a gap.
     *
     * @param sections each layout at most once, ascending
     * @param layouts numbers of the series of each layout
     */
    public static List<SeriesColumn> of(List<Section> sections, Map<Integer, int[]> layouts) {
        Map<Integer, SeriesColumn> columns = new TreeMap<>();
        for (Section section : sections) {
            int[] ids = layouts.getOrDefault(section.layoutId(), new int[0]);
            for (int c = 0; c < Math.min(ids.length, section.columns().length); c++) {
                columns.merge(
                        ids[c], new SeriesColumn(ids[c], section.at(), section.columns()[c]), SeriesColumn::merged);
            }
        }
        return new ArrayList<>(columns.values());
    }

    private static SeriesColumn merged(SeriesColumn first, SeriesColumn second) {
        long[] at = new long[first.at.length + second.at.length];
        double[] values = new double[at.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < first.at.length || j < second.at.length) {
            long next = Math.min(
                    i < first.at.length ? first.at[i] : Long.MAX_VALUE,
                    j < second.at.length ? second.at[j] : Long.MAX_VALUE);
            at[n] = next;
            values[n] = i < first.at.length && first.at[i] == next ? first.values[i++] : Double.NaN;
            if (j < second.at.length && second.at[j] == next) {
                values[n] = Double.isNaN(values[n]) ? second.values[j] : values[n];
                j++;
            }
            n++;
        }
        return new SeriesColumn(first.seriesId, Arrays.copyOf(at, n), Arrays.copyOf(values, n));
    }
}
