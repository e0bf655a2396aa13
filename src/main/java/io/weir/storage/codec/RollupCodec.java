package io.weir.storage.codec;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Rollups of one source over an hour as bytes. The directory is a version; the clocks, which are ends, counts and covered
 * times that many series share, each with its size and length; and the series, each with the step of its number, its clock
 * and its length. The data holds clocks and series in the same order. Of a series whose numbers are decimals only the
 * latest value is written as it is, and the others as what they differ from it. Not for use by several threads.
 */
public final class RollupCodec {

    private static final int VERSION = 1;
    private static final int MOST = 1 << 30;

    private final int most;
    private final ColumnEncoder columns;
    private final ByteSink clock = new ByteSink(256);
    private final ByteSink one = new ByteSink(256);
    private final ByteSink series = new ByteSink(1 << 12);

    private record Key(List<Long> words) {
        static Key of(Columns.Rollup rollup) {
            List<Long> words = new ArrayList<>(3 * rollup.size());
            for (int i = 0; i < rollup.size(); i++) {
                words.add(rollup.at()[i]);
                words.add((long) rollup.count()[i]);
                words.add((long) rollup.covered()[i]);
            }
            return new Key(words);
        }
    }

    /** @param most rollups of a series */
    public RollupCodec(int most) {
        this.most = most;
        columns = new ColumnEncoder(most);
    }

    /**
     * Rollups as bytes.
     *
     * @param rollups of series by ascending number
     * @param start beginning of the hour in milliseconds since the epoch
     * @param width of a rollup in milliseconds
     */
    public Block encode(List<Columns.Rollup> rollups, long start, long width) {
        ByteSink clocks = new ByteSink(256);
        ByteSink clockLengths = new ByteSink(64);
        ByteSink lengths = new ByteSink(4 * rollups.size());
        Map<Key, Integer> known = new HashMap<>();
        series.clear();
        int last = 0;
        for (Columns.Rollup rollup : rollups) {
            Key key = Key.of(rollup);
            Integer index = known.get(key);
            if (index == null) {
                index = known.size();
                known.put(key, index);
                putClock(rollup, start, width);
                clockLengths.putVarint(rollup.size());
                clockLengths.putVarint(clock.size());
                clocks.put(clock);
            }
            one.clear();
            putSeries(rollup);
            lengths.putVarint(rollup.seriesId() - last);
            lengths.putVarint(index);
            lengths.putVarint(one.size());
            series.put(one);
            last = rollup.seriesId();
        }
        ByteSink directory = new ByteSink(lengths.size() + 64);
        directory.put(VERSION);
        directory.putVarint(known.size());
        directory.put(clockLengths);
        directory.putVarint(rollups.size());
        directory.put(lengths);
        clocks.put(series);
        return new Block(directory.toBytes(), clocks.toBytes());
    }

    private void putClock(Columns.Rollup rollup, long start, long width) {
        clock.clear();
        putColumn(Arrays.stream(rollup.at()).map(at -> (at - start) / width).toArray(), clock);
        putColumn(Arrays.stream(rollup.count()).mapToLong(c -> (long) c).toArray(), clock);
        putColumn(Arrays.stream(rollup.covered()).mapToLong(c -> (long) c).toArray(), clock);
    }

    private void putSeries(Columns.Rollup rollup) {
        RollupNumbers numbers = RollupNumbers.of(rollup);
        one.put(numbers == null ? 0 : 1 + numbers.scale());
        if (numbers == null) {
            for (double[] column :
                    List.of(rollup.last(), rollup.max(), rollup.min(), rollup.sum(), rollup.increase())) {
                ByteSink sink = new ByteSink(64);
                columns.encode(column, column.length, sink);
                one.putVarint(sink.size());
                one.put(sink);
            }
        } else {
            numbers.columns().forEach(column -> putColumn(column, one));
        }
    }

    private void putColumn(long[] column, ByteSink to) {
        if (column.length > most) {
            throw new IllegalArgumentException(column.length + " rollups where at most " + most + " can be");
        }
        ByteSink sink = new ByteSink(64);
        columns.encode(column, column.length, sink);
        to.putVarint(sink.size());
        to.put(sink);
    }

    private record Clock(long[] at, double[] count, double[] covered) {}

    /**
     * Reads rollups back.
     *
     * @param wanted numbers of the series that are of interest
     * @throws BrokenBlockException when these bytes are none
     */
    public static List<Columns.Rollup> decode(
            byte[] directory, byte[] data, long start, long width, IntPredicate wanted) {
        ByteSource in = new ByteSource(directory, 0, directory.length);
        int version = in.get();
        if (version != VERSION) {
            throw new BrokenBlockException("version " + version);
        }
        Clock[] clocks = new Clock[in.varint(directory.length)];
        int offset = 0;
        for (int i = 0; i < clocks.length; i++) {
            int size = in.varint(MOST);
            int length = in.varint(MOST);
            clocks[i] = clock(new ByteSource(data, offset, offset + length), size, start, width);
            offset += length;
        }
        int count = in.varint(directory.length);
        List<Columns.Rollup> rollups = new ArrayList<>();
        int seriesId = 0;
        for (int i = 0; i < count; i++) {
            seriesId += in.varint(Integer.MAX_VALUE);
            Clock clock = clocks[in.varint(clocks.length - 1)];
            int length = in.varint(MOST);
            if (wanted.test(seriesId)) {
                rollups.add(series(seriesId, clock, new ByteSource(data, offset, offset + length)));
            }
            offset += length;
        }
        return rollups;
    }

    private static Clock clock(ByteSource in, int size, long start, long width) {
        long[] at = longs(in, size);
        double[] count = Arrays.stream(longs(in, size)).asDoubleStream().toArray();
        double[] covered = Arrays.stream(longs(in, size)).asDoubleStream().toArray();
        return new Clock(Arrays.stream(at).map(a -> start + a * width).toArray(), count, covered);
    }

    private static Columns.Rollup series(int seriesId, Clock clock, ByteSource in) {
        int n = clock.at().length;
        int how = in.get();
        if (how > 0) {
            List<long[]> columns = new ArrayList<>(5);
            for (int i = 0; i < 5; i++) {
                columns.add(longs(in, n));
            }
            return RollupNumbers.restored(seriesId, how - 1, columns, clock.at(), clock.count(), clock.covered());
        }
        double[] last = doubles(in, n);
        double[] max = doubles(in, n);
        double[] min = doubles(in, n);
        double[] sum = doubles(in, n);
        double[] increase = doubles(in, n);
        return new Columns.Rollup(seriesId, clock.at(), min, max, sum, clock.count(), last, increase, clock.covered());
    }

    private static long[] longs(ByteSource in, int n) {
        int length = in.varint(MOST);
        return ColumnDecoder.longs(in.array(), in.at(), in.skip(length), n);
    }

    private static double[] doubles(ByteSource in, int n) {
        int length = in.varint(MOST);
        return ColumnDecoder.doubles(in.array(), in.at(), in.skip(length), n);
    }
}
