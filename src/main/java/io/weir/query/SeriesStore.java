package io.weir.query;

import io.weir.api.pipeline.Interval;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Where queries find and read series. Which tier holds the values does not show. Callable from any thread; never blocks.
 * Fails with {@link StoreException} when the database cannot answer.
 */
public interface SeriesStore {

    /**
     * The series that a selector matches, in the order of their keys.
     *
     * @param selector what is looked for
     * @param interval the time that is of interest; series that cannot have values in it may be left out
     * @param after only keys after this one
     * @param limit most series, 1 or more
     */
    CompletionStage<Found> find(Selector selector, Interval interval, SeriesKey after, int limit);

    /**
     * Reads series, source by source in the order asked for. A source may come in several pieces, one right after the
     * other, in order of time; a source without values may be left out. Values arrive only as they are requested: at most
     * a few sources are in memory at once. Cancelling the subscription stops the reading.
     *
     * @param sources what to read
     * @param interval both ends included; for rollups it is their ends that lie in it
     * @param resolution every sample, or rolled up
     */
    Flow.Publisher<SourceColumns> read(List<SourceRead> sources, Interval interval, Resolution resolution);
}
