package io.weir.storage.tiers;

import io.weir.storage.codec.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns frames of one source into sections, as they come: those of each layout in the order of time. */
final class Gathering {

    private final Map<Integer, Frames> byLayout = new TreeMap<>();
    private long samples;

    private static final class Frames {
        private long[] at = new long[64];
        private double[][] values = new double[64][];
        private int size;

        void add(long atMillis, double[] frame) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            at[size] = atMillis;
            values[size++] = frame;
        }

        Section section(int layoutId) {
            double[][] columns = new double[values[0].length][size];
            for (int row = 0; row < size; row++) {
                for (int c = 0; c < columns.length; c++) {
                    columns[c][row] = values[row][c];
                }
            }
            return new Section(layoutId, Arrays.copyOf(at, size), columns);
        }
    }

    /** Adds a frame. */
    void add(int layoutId, long atMillis, double[] values) {
        byLayout.computeIfAbsent(layoutId, l -> new Frames()).add(atMillis, values);
        samples += values.length;
    }

    /** Values so far. */
    long samples() {
        return samples;
    }

    /** By ascending number of the layout. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>(byLayout.size());
        byLayout.forEach((layoutId, frames) -> sections.add(frames.section(layoutId)));
        return sections;
    }
}
