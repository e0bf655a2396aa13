package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Samples of one source, in the order in which they came, to be made into frames: one for each instant. */
final class Samples {

    // What a sample takes of a message, about.
    private static final int BYTES_PER_SAMPLE = 56;

    private long[] at;
    private double[] values;
    private long[] hashes;
    private int size;
    private boolean sameInstant = true;

    /** @param bytes of the message: one of a single sample must not pay for a hundred */
    Samples(int bytes) {
        int capacity = Math.clamp(bytes / BYTES_PER_SAMPLE, 2, 128);
        at = new long[capacity];
        values = new double[capacity];
        hashes = new long[capacity];
    }

    /**
     * @param seriesHash of what makes the series
     */
    void add(long atMillis, double value, long seriesHash) {
        if (size == at.length) {
            grow();
        }
        at[size] = atMillis;
        values[size] = value;
        hashes[size++] = seriesHash;
        sameInstant &= atMillis == at[0];
    }

    /** Mixes what is known only now into the hashes of the series of all samples from one on. */
    void mix(int first, long hash) {
        for (int i = first; i < size; i++) {
            hashes[i] = Hash64.mix(hashes[i], hash);
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /**
     * The frames.
     *
     * @param sourceHash of the source
     * @param source who it is; asked for only when it or a shape is new
     * @param series one for each sample added, in that order; asked for only when a shape is new
     */
    List<DecodedFrame> frames(long sourceHash, Supplier<SourceIdentity> source, Supplier<List<SeriesIdentity>> series) {
        if (size == 0) {
            return List.of();
        }
        if (sameInstant) {
            return List.of(new DecodedFrame(
                    sourceHash,
                    shape(null),
                    at[0],
                    Arrays.copyOf(values, size),
                    () -> new DecodedFrame.Description(source.get(), series.get())));
        }
        // Asked once for all frames: a message with many instants would otherwise be read as many times.
        Memo<List<SeriesIdentity>> once = new Memo<>(series);
        List<DecodedFrame> frames = new ArrayList<>();
        byInstant().forEach((instant, picks) -> frames.add(frame(sourceHash, instant, picks.toArray(), source, once)));
        return frames;
    }

    private DecodedFrame frame(
            long sourceHash,
            long instant,
            int[] picks,
            Supplier<SourceIdentity> source,
            Supplier<List<SeriesIdentity>> all) {
        double[] picked = new double[picks.length];
        for (int i = 0; i < picks.length; i++) {
            picked[i] = values[picks[i]];
        }
        return new DecodedFrame(sourceHash, shape(picks), instant, picked, () -> {
            List<SeriesIdentity> series = all.get();
            return new DecodedFrame.Description(
                    source.get(), Arrays.stream(picks).mapToObj(series::get).toList());
        });
    }

    private Map<Long, Picks> byInstant() {
        Map<Long, Picks> result = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            result.computeIfAbsent(at[i], instant -> new Picks()).add(i);
        }
        return result;
    }

    private long shape(int @Nullable [] picks) {
        long hash = picks == null ? size : picks.length;
        for (int i = 0; i < (picks == null ? size : picks.length); i++) {
            hash = Hash64.mix(hash, hashes[picks == null ? i : picks[i]]);
        }
        return hash;
    }

    private void grow() {
        at = Arrays.copyOf(at, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
    }

    /** Which samples belong to an instant. */
    private static final class Picks {
        private int[] indices = new int[4];
        private int size;

        void add(int index) {
            if (size == indices.length) {
                indices = Arrays.copyOf(indices, 2 * size);
            }
            indices[size++] = index;
        }

        int[] toArray() {
            return Arrays.copyOf(indices, size);
        }
    }
}
