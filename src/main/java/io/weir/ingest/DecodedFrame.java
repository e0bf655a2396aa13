package io.weir.ingest;

import java.util.List;
import java.util.function.Supplier;

/**
 * The values of one source at one instant, with just enough to find its layout again.
 *
 * <p>The two hashes let a message whose shape is known skip all names: only when they are unknown is the description
 * asked for, which may parse the message a second time.
 *
 * @param sourceHash of the bytes that make the source's identity
 * @param shapeHash of the bytes that make the names, labels, kinds and units of the series, in the order of the values
 * @param atMillis instant in milliseconds since the epoch
 * @param values one per series; NaN where there is none
 * @param description what the hashes stand for; deterministic, may be called more than once; throws
 *     IllegalArgumentException when a name turns out to be broken, which only reading it shows
 */
public record DecodedFrame(
        long sourceHash, long shapeHash, long atMillis, double[] values, Supplier<Description> description) {

    /**
     * What a frame's hashes stand for.
     *
     * @param source who reports
     * @param series one per value, in the same order
     */
    public record Description(SourceIdentity source, List<SeriesIdentity> series) {}
}
