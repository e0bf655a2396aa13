package io.weir.storage.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes blocks. The directory is a version, and for each section its layout, its numbers of frames and columns, and the
 * length of its instants and of each column. A column that equals one before is not written again: its length is 0, and
 * the number of that other column follows. Keeps its working memory; not for use by several threads.
 */
public final class BlockEncoder {

    static final int VERSION = 1;

    private static final int SHORTEST = 1024;

    private ColumnEncoder columns = new ColumnEncoder(SHORTEST);
    private int most = SHORTEST;
    private final ByteSink directory = new ByteSink(1 << 10);
    private final ByteSink data = new ByteSink(1 << 16);
    private final ByteSink column = new ByteSink(1 << 10);

    private record Bytes(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** The sections as a block. */
    public Block encode(List<Section> sections) {
        directory.clear();
        data.clear();
        directory.put(VERSION);
        directory.putVarint(sections.size());
        sections.forEach(this::add);
        return new Block(directory.toBytes(), data.toBytes());
    }

    private void add(Section section) {
        int frames = section.frames();
        if (frames > most) {
            most = frames;
            columns = new ColumnEncoder(most);
        }
        directory.putVarint(section.layoutId());
        directory.putVarint(frames);
        directory.putVarint(section.columns().length);
        int before = data.size();
        columns.encode(section.at(), frames, data);
        directory.putVarint(data.size() - before);
        Map<Bytes, Integer> known = new HashMap<>();
        for (int c = 0; c < section.columns().length; c++) {
            column.clear();
            columns.encode(section.columns()[c], frames, column);
            Integer same = known.putIfAbsent(new Bytes(column.toBytes()), c);
            directory.putVarint(same == null ? column.size() : 0);
            if (same == null) {
                data.put(column);
            } else {
                directory.putVarint(same);
            }
        }
    }
}
