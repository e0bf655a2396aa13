package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;

/** Receives samples while a message is walked through. */
@FunctionalInterface
interface SampleSink {

    /**
     * Takes a sample.
     *
     * @param walk where the walk stands
     * @param point the point that the sample is of
     * @param part which of the metric's series
     * @param bound of a bucket, or a quantile; else 0
     * @param atMillis instant
     * @param value NaN for a gap
     * @param hash of all that makes the series
     * @throws UndecodableException when a name or attribute is broken
     */
    void sample(
            OtlpProtoWalk walk, OtlpProtoPoint point, Part part, double bound, long atMillis, double value, long hash)
            throws UndecodableException;
}
