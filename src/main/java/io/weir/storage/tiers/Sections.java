package io.weir.storage.tiers;

import io.weir.storage.codec.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts sections of one source together and cuts them up. */
final class Sections {

    private Sections() {}

    /**
     * All frames once, by ascending number of the layout.
     *
     * @param sections where several hold the same frame, the first of them counts: of a frame that came twice the first
     *     stays
     */
    static List<Section> merged(List<Section> sections) {
        Map<Integer, Section> byLayout = new TreeMap<>();
        for (Section section : sections) {
            if (section.frames() > 0) {
                byLayout.merge(section.layoutId(), section, Sections::merged);
            }
        }
        return new ArrayList<>(byLayout.values());
    }

    /** The frames after one instant and up to another, which is included; empty sections are left out. */
    static List<Section> within(List<Section> sections, long after, long until) {
        List<Section> result = new ArrayList<>(sections.size());
        for (Section section : sections) {
            int from = firstAfter(section.at(), after);
            int to = firstAfter(section.at(), until);
            if (from < to) {
                result.add(from == 0 && to == section.frames() ? section : slice(section, from, to));
            }
        }
        return result;
    }

    private static int firstAfter(long[] at, long instant) {
        int found = Arrays.binarySearch(at, instant);
        return found < 0 ? -found - 1 : found + 1;
    }

    private static Section slice(Section section, int from, int to) {
        double[][] columns = new double[section.columns().length][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOfRange(section.columns()[c], from, to);
        }
        return new Section(section.layoutId(), Arrays.copyOfRange(section.at(), from, to), columns);
    }

    private static Section merged(Section first, Section second) {
        int[] order = new int[first.frames() + second.frames()];
        int n = order(first.at(), second.at(), order);
        long[] at = new long[n];
        double[][] columns = new double[first.columns().length][n];
        for (int i = 0; i < n; i++) {
            Section from = order[i] >= 0 ? first : second;
            int row = order[i] >= 0 ? order[i] : ~order[i];
            at[i] = from.at()[row];
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = from.columns()[c][row];
            }
        }
        return new Section(first.layoutId(), at, columns);
    }

    /** Rows of the first as they are, rows of the second as their complement; returns how many. */
    private static int order(long[] first, long[] second, int[] order) {
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < first.length || j < second.length) {
            if (j == second.length || i < first.length && first[i] <= second[j]) {
                j += j < second.length && first[i] == second[j] ? 1 : 0;
                order[n++] = i++;
            } else {
                order[n++] = ~j++;
            }
        }
        return n;
    }
}
