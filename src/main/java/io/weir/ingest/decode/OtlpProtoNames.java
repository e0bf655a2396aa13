package io.weir.ingest.decode;

import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.ArrayList;
import java.util.List;

/** Collects the identity of every sample, where the shape of a message is new. */
final class OtlpProtoNames implements SampleSink {

    private final List<SeriesIdentity> series = new ArrayList<>();

    @Override
    public void sample(
            OtlpProtoWalk walk, OtlpProtoPoint point, Part part, double bound, long atMillis, double value, long hash)
            throws UndecodableException {
        series.add(walk.metric().series(part, bound, point.attributes()));
    }

    List<SeriesIdentity> series() {
        return series;
    }
}
