package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples of one source in formats that are read with all their names at once, to be made into frames. */
public final class NamedSamples {

    private final SourceIdentity source;
    private final Samples samples = new Samples();
    private final List<SeriesIdentity> series = new ArrayList<>();

    /** @param source who reports */
    public NamedSamples(SourceIdentity source) {
        this.source = source;
    }

    /** Adds a sample; NaN is a gap. */
    public void add(long atMillis, SeriesIdentity of, double value) {
        samples.add(atMillis, value, hash(of));
        series.add(of);
    }

    /** One frame for each instant, in the order in which they first came. */
    public List<DecodedFrame> frames() {
        return samples.frames(hash(source.attributes()), () -> source, () -> series);
    }

    private static long hash(SeriesIdentity series) {
        long hash = Hash64.mix(Hash64.of(series.name()), Hash64.of(series.unit()));
        return Hash64.mix(Hash64.mix(hash, series.kind().ordinal()), hash(series.labels()));
    }

    private static long hash(Map<String, String> texts) {
        long hash = texts.size();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            hash = Hash64.mix(Hash64.mix(hash, Hash64.of(text.getKey())), Hash64.of(text.getValue()));
        }
        return hash;
    }
}
