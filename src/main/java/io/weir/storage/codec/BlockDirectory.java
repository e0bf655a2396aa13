package io.weir.storage.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Says where in a block's data its columns lie.
 *
 * @param entries one a layout
 */
public record BlockDirectory(List<Entry> entries) {

    private static final int MOST = 1 << 30;

    /** Copies the list. */
    public BlockDirectory {
        entries = List.copyOf(entries);
    }

    /**
     * Where the frames of a layout lie.
     *
     * @param layoutId number of the layout within its source
     * @param frames how many there are
     * @param at where their instants lie
     * @param columns where the values of each series lie
     */
    public record Entry(int layoutId, int frames, ByteRange at, List<ByteRange> columns) {
        /** Copies the list. */
        public Entry {
            columns = List.copyOf(columns);
        }

        /**
         * Reads the instants.
         *
         * @param data of the block, or a part of it
         * @param offset where in the block that part begins
         */
        public long[] instants(byte[] data, int offset) {
            return ColumnDecoder.longs(data, at.from() - offset, at.to() - offset, frames);
        }

        /** Reads a column; parameters as with {@link #instants}. */
        public double[] column(int column, byte[] data, int offset) {
            ByteRange range = columns.get(column);
            return ColumnDecoder.doubles(data, range.from() - offset, range.to() - offset, frames);
        }

        /** Reads everything from the whole data of the block. */
        public Section section(byte[] data) {
            double[][] values = new double[columns.size()][];
            for (int c = 0; c < values.length; c++) {
                int same = columns.indexOf(columns.get(c));
                values[c] = same < c ? values[same] : column(c, data, 0);
            }
            return new Section(layoutId, instants(data, 0), values);
        }
    }

    /**
     * Reads a directory.
     *
     * @throws BrokenBlockException when these bytes are none
     */
    public static BlockDirectory parse(byte[] bytes) {
        ByteSource in = new ByteSource(bytes, 0, bytes.length);
        int version = in.get();
        if (version != BlockEncoder.VERSION) {
            throw new BrokenBlockException("version " + version);
        }
        int sections = in.varint(bytes.length);
        List<Entry> entries = new ArrayList<>(sections);
        int offset = 0;
        for (int i = 0; i < sections; i++) {
            int layoutId = in.varint(Integer.MAX_VALUE);
            int frames = in.varint(MOST);
            int width = in.varint(bytes.length);
            ByteRange at = new ByteRange(offset, offset + in.varint(MOST));
            List<ByteRange> columns = new ArrayList<>(width);
            offset = columns(in, width, at.to(), columns);
            entries.add(new Entry(layoutId, frames, at, columns));
        }
        return new BlockDirectory(entries);
    }

    private static int columns(ByteSource in, int width, int from, List<ByteRange> columns) {
        int offset = from;
        for (int c = 0; c < width; c++) {
            int length = in.varint(MOST - offset);
            if (length == 0) {
                columns.add(columns.get(in.varint(c - 1)));
            } else {
                columns.add(new ByteRange(offset, offset + length));
                offset += length;
            }
        }
        return offset;
    }

    /** All sections, from the whole data of the block. */
    public List<Section> sections(byte[] data) {
        return entries.stream().map(entry -> entry.section(data)).toList();
    }
}
