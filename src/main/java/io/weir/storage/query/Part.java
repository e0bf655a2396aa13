package io.weir.storage.query;

import io.weir.api.pipeline.Interval;
import io.weir.query.SourceRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * As much as is read at once: several sources over the whole time, or one of them over some of it.
 *
 * @param sources in the order asked for
 * @param interval both ends included
 */
record Part(List<SourceRead> sources, Interval interval) {

    private static final long HOUR = 3_600_000;
    /** Blocks and frames are cut into hours; cutting finer reads the same block again and again. */
    private static final long SHORTEST = 60_000;

    Part {
        sources = List.copyOf(sources);
    }

    long from() {
        return interval.from().toEpochMilli();
    }

    long to() {
        return interval.to().toEpochMilli();
    }

    /** Whether little is wanted of each source. */
    boolean narrow() {
        return sources.size() > 1 || sources.getFirst().seriesIds().length <= NarrowFrames.MOST_SERIES;
    }

    /**
     * Cuts up what is to be read: source by source, and each source in the order of time.
     *
     * @param seriesHours series times hours that are read at once
     */
    static Stream<Part> of(List<SourceRead> sources, Interval interval, int seriesHours) {
        long hours = 1 + interval.length().toMillis() / HOUR;
        int most = (int) Math.max(1, seriesHours / hours);
        List<List<SourceRead>> groups = new ArrayList<>();
        List<SourceRead> group = new ArrayList<>();
        int held = 0;
        for (SourceRead source : sources) {
            int series = source.seriesIds().length;
            boolean alone = series > NarrowFrames.MOST_SERIES;
            if (!group.isEmpty() && (alone || held + series > most)) {
                groups.add(List.copyOf(group));
                group.clear();
                held = 0;
            }
            if (alone) {
                groups.add(List.of(source));
            } else {
                group.add(source);
                held += series;
            }
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups.stream().flatMap(some -> parts(some, interval, seriesHours));
    }

    private static Stream<Part> parts(List<SourceRead> sources, Interval interval, int seriesHours) {
        int series = sources.getFirst().seriesIds().length;
        if (sources.size() > 1 || series == 0) {
            return Stream.of(new Part(sources, interval));
        }
        long length = Math.max(SHORTEST, seriesHours * HOUR / series);
        length = length > HOUR ? length / HOUR * HOUR : length;
        return cut(sources, interval, length);
    }

    /** Ends with multiples of a length. */
    private static Stream<Part> cut(List<SourceRead> sources, Interval interval, long length) {
        long from = interval.from().toEpochMilli();
        long to = interval.to().toEpochMilli();
        long first = Math.ceilDiv(from, length);
        long last = Math.max(first, Math.ceilDiv(to, length));
        return LongStream.rangeClosed(first, last)
                .mapToObj(n ->
                        new Part(sources, interval(Math.max(from, (n - 1) * length + 1), Math.min(to, n * length))));
    }

    private static Interval interval(long from, long to) {
        return new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }
}
