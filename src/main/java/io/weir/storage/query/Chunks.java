package io.weir.storage.query;

import io.weir.storage.codec.BrokenBlockException;
import io.weir.storage.codec.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stretches of the data of a row. */
final class Chunks {

    /** PostgreSQL reads its data in pieces of about so many bytes: a gap that is smaller is read along. */
    private static final int PIECE = 2_000;

    private final TreeMap<Integer, byte[]> byStart = new TreeMap<>();

    /**
     * A stretch.
     *
     * @param bytes its bytes
     * @param from where it begins in the data
     */
    record Chunk(byte[] bytes, int from) {}

    void add(int from, byte[] bytes) {
        byStart.put(from, bytes);
    }

    /** The stretch that holds a range. */
    Chunk holding(ByteRange range) {
        Map.Entry<Integer, byte[]> entry = byStart.floorEntry(range.from());
        if (entry == null || range.to() > entry.getKey() + entry.getValue().length) {
            throw new BrokenBlockException("no bytes " + range.from() + " to " + range.to());
        }
        return new Chunk(entry.getValue(), entry.getKey());
    }

    /** Ranges put together into as few as it makes sense to read. */
    static List<ByteRange> stretches(List<ByteRange> ranges) {
        List<ByteRange> sorted =
                ranges.stream().sorted(Comparator.comparingInt(ByteRange::from)).toList();
        List<ByteRange> stretches = new ArrayList<>();
        for (ByteRange range : sorted) {
            ByteRange last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && range.from() - last.to() < PIECE) {
                stretches.set(stretches.size() - 1, new ByteRange(last.from(), Math.max(last.to(), range.to())));
            } else {
                stretches.add(range);
            }
        }
        return stretches;
    }
}
