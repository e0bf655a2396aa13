package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of a message in the order in which they came, to be made into frames: one for each source and instant. A walk
 * through the message adds them; a second walk also names them, when a shape is new.
 */
final class Batch {

    private static final int BYTES_PER_SAMPLE = 48;

    private final boolean naming;
    private final List<SeriesIdentity> series = new ArrayList<>();
    private final List<SourceIdentity> sources = new ArrayList<>();
    private long[] source;
    private long[] at;
    private long[] shape;
    private double[] values;
    private int size;

    private Batch(boolean naming, int bytes) {
        int capacity = naming ? 0 : Math.clamp(bytes / BYTES_PER_SAMPLE, 4, 1024);
        this.naming = naming;
        this.source = new long[capacity];
        this.at = new long[capacity];
        this.shape = new long[capacity];
        this.values = new double[capacity];
    }

    /** For values and hashes. */
    static Batch ofValues(int bytes) {
        return new Batch(false, bytes);
    }

    /** For names only. */
    static Batch ofNames() {
        return new Batch(true, 0);
    }

    /** Whether each sample must also be named. */
    boolean naming() {
        return naming;
    }

    /** How many samples there are, while values are read. */
    int size() {
        return size;
    }

    /**
     * Adds a sample.
     *
     * @param sourceHash of the source's identity
     * @param seriesHash of all that makes the series within its source
     * @param atMillis instant
     * @param value NaN for a gap
     */
    void add(long sourceHash, long seriesHash, long atMillis, double value) {
        if (naming) {
            return;
        }
        if (size == at.length) {
            grow();
        }
        source[size] = sourceHash;
        shape[size] = seriesHash;
        at[size] = atMillis;
        values[size] = value;
        size++;
    }

    /** Sets the instant of the samples from one on, where it stands behind them. */
    void stamp(int first, long atMillis) {
        for (int i = first; i < size; i++) {
            at[i] = atMillis;
        }
    }

    /** Names the sample that was added last. */
    void name(SourceIdentity of, SeriesIdentity identity) {
        sources.add(of);
        series.add(identity);
    }

    /** What the walks named. */
    record Names(List<SourceIdentity> sources, List<SeriesIdentity> series) {}

    Names names() {
        return new Names(sources, series);
    }

    /** The frames; the names are asked for only when a source or shape is new. */
    List<DecodedFrame> frames(long format, Memo<Names> names) {
        if (size == 0) {
            return List.of();
        }
        if (single()) {
            return List.of(whole(format, names));
        }
        int[][] picks = Groups.picks(source, at, size);
        List<DecodedFrame> result = new ArrayList<>(picks.length);
        for (int[] of : picks) {
            result.add(part(of, format, names));
        }
        return result;
    }

    private boolean single() {
        for (int i = 1; i < size; i++) {
            if (source[i] != source[0] || at[i] != at[0]) {
                return false;
            }
        }
        return true;
    }

    private DecodedFrame part(int[] picks, long format, Memo<Names> names) {
        double[] picked = new double[picks.length];
        long hash = Hash64.mix(format, picks.length);
        for (int i = 0; i < picks.length; i++) {
            picked[i] = values[picks[i]];
            hash = Hash64.mix(hash, shape[picks[i]]);
        }
        return new DecodedFrame(source[picks[0]], hash, at[picks[0]], picked, () -> described(names.get(), picks));
    }

    private DecodedFrame whole(long format, Memo<Names> names) {
        long hash = Hash64.mix(format, size);
        for (int i = 0; i < size; i++) {
            hash = Hash64.mix(hash, shape[i]);
        }
        double[] all = size == values.length ? values : Arrays.copyOf(values, size);
        return new DecodedFrame(source[0], hash, at[0], all, () -> described(names.get()));
    }

    private static DecodedFrame.Description described(Names names) {
        return new DecodedFrame.Description(names.sources().getFirst(), names.series());
    }

    private static DecodedFrame.Description described(Names names, int[] picks) {
        return new DecodedFrame.Description(
                names.sources().get(picks[0]),
                Arrays.stream(picks).mapToObj(names.series()::get).toList());
    }

    private void grow() {
        int capacity = Math.max(8, 2 * size);
        source = Arrays.copyOf(source, capacity);
        at = Arrays.copyOf(at, capacity);
        shape = Arrays.copyOf(shape, capacity);
        values = Arrays.copyOf(values, capacity);
    }
}
