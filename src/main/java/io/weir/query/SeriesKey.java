package io.weir.query;

import java.util.Comparator;

/**
 * A series by its numbers; in the order of sources, then series.
 *
 * @param sourceId number of the source, from 1
 * @param seriesId number of the series within its source, from 1
 */
public record SeriesKey(long sourceId, int seriesId) implements Comparable<SeriesKey> {

    /** Before all series. */
    public static final SeriesKey START = new SeriesKey(0, 0);

    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparingLong(SeriesKey::sourceId).thenComparingInt(SeriesKey::seriesId);

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
