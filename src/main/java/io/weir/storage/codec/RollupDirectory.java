package io.weir.storage.codec;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says where in the data of an hour's rollups its clocks and series lie.
 *
 * @param clocks ends, counts and covered times that series share
 * @param entries one a series
 */
public record RollupDirectory(List<Clock> clocks, List<Entry> entries) {

    private static final int MOST = 1 << 30;

    /** Copies the lists. */
    public RollupDirectory {
        clocks = List.copyOf(clocks);
        entries = List.copyOf(entries);
    }

    /**
     * Where a clock lies.
     *
     * @param size its rollups
     * @param range its bytes
     */
    public record Clock(int size, ByteRange range) {

        /**
         * Reads it.
         *
         * @param data of the hour, or a part of it
         * @param offset where in the data that part begins
         * @param start beginning of the hour in milliseconds since the epoch
         * @param width of a rollup in milliseconds
         */
        public Times times(byte[] data, int offset, long start, long width) {
            ByteSource in = new ByteSource(data, range.from() - offset, range.to() - offset);
            long[] at = RollupCodec.longs(in, size);
            double[] count = doubles(RollupCodec.longs(in, size));
            double[] covered = doubles(RollupCodec.longs(in, size));
            return new Times(Arrays.stream(at).map(a -> start + a * width).toArray(), count, covered);
        }

        private static double[] doubles(long[] numbers) {
            return Arrays.stream(numbers).asDoubleStream().toArray();
        }
    }

    /** What a clock tells: ends, counts, and milliseconds that increases cover. */
    public record Times(long[] at, double[] count, double[] covered) {}

    /**
     * Where the rollups of a series lie.
     *
     * @param seriesId its number
     * @param clock which is its clock
     * @param range its bytes
     */
    public record Entry(int seriesId, int clock, ByteRange range) {

        /** Reads them; data and offset as with {@link Clock#times}. */
        public Columns.Rollup rollup(Times times, byte[] data, int offset) {
            return RollupCodec.series(
                    seriesId, times, new ByteSource(data, range.from() - offset, range.to() - offset));
        }
    }

    /**
     * Reads a directory.
     *
     * @throws BrokenBlockException when these bytes are none
     */
    public static RollupDirectory parse(byte[] bytes) {
        ByteSource in = new ByteSource(bytes, 0, bytes.length);
        int version = in.get();
        if (version != RollupCodec.VERSION) {
            throw new BrokenBlockException("version " + version);
        }
        int offset = 0;
        List<Clock> clocks = new ArrayList<>();
        for (int left = in.varint(bytes.length); left > 0; left--) {
            int size = in.varint(MOST);
            int length = in.varint(MOST - offset);
            clocks.add(new Clock(size, new ByteRange(offset, offset + length)));
            offset += length;
        }
        List<Entry> entries = new ArrayList<>();
        int seriesId = 0;
        for (int left = in.varint(bytes.length); left > 0; left--) {
            seriesId += in.varint(Integer.MAX_VALUE);
            int clock = in.varint(clocks.size() - 1);
            int length = in.varint(MOST - offset);
            entries.add(new Entry(seriesId, clock, new ByteRange(offset, offset + length)));
            offset += length;
        }
        return new RollupDirectory(clocks, entries);
    }
}
