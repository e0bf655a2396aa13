package io.weir.query;

/**
 * Series of one source that are to be read.
 *
 * @param sourceId number of the source
 * @param seriesIds numbers of the series, ascending; shared, not to be changed
 */
public record SourceRead(long sourceId, int[] seriesIds) {

    /** Those that were found. */
    public static SourceRead of(SourceSeries found) {
        return new SourceRead(found.sourceId(), found.seriesIds());
    }
}
