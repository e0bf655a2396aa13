package io.weir.storage.codec;

import io.weir.query.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rollups of one source over an hour as bytes. The directory is a version; the clocks, which are ends, counts and covered
 * times that many series share, each with its size and length; and the series, each with the step of its number, its clock
 * and its length. The data holds clocks and series in the same order. Of a series whose numbers are decimals only the
 * latest value is written as it is, and the others as what they differ from it; their sums are those of the decimals, not of
 * the doubles that stand for them. Not for use by several threads.
 */
public final class RollupCodec {

    static final int VERSION = 1;
    private static final int MOST = 1 << 30;

    private final int most;
    private final ColumnEncoder columns;
    private final ByteSink clock = new ByteSink(256);
    private final ByteSink one = new ByteSink(256);
    private final ByteSink series = new ByteSink(1 << 12);

    /** What series have in common that share a clock. */
    private record Key(long[] at, double[] count, double[] covered) {

        static Key of(Columns.Rollup rollup) {
            return new Key(rollup.at(), rollup.count(), rollup.covered());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Arrays.equals(at, that.at)
                    && Arrays.equals(count, that.count)
                    && Arrays.equals(covered, that.covered);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(covered) * 31 + Arrays.hashCode(count);
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

    static Columns.Rollup series(int seriesId, RollupDirectory.Times clock, ByteSource in) {
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

    static long[] longs(ByteSource in, int n) {
        int length = in.varint(MOST);
        return ColumnDecoder.longs(in.array(), in.at(), in.skip(length), n);
    }

    private static double[] doubles(ByteSource in, int n) {
        int length = in.varint(MOST);
        return ColumnDecoder.doubles(in.array(), in.at(), in.skip(length), n);
    }
}
