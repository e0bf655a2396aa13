package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.weir.api.pipeline.Interval;
import java.util.stream.LongStream;

/** Cuts an interval up, so that as much is in memory as one piece holds. */
final class Pieces {

    private Pieces() {}

    /**
     * A part of the interval.
     *
     * @param from first instant, in milliseconds since the epoch
     * @param to last instant
     */
    record Piece(long from, long to) {}

    /** Pieces that end with multiples of their length, in the order of time. */
    static Multi<Piece> of(Interval interval, long length) {
        long from = interval.from().toEpochMilli();
        long to = interval.to().toEpochMilli();
        long first = Math.ceilDiv(from, length);
        long last = Math.max(first, Math.ceilDiv(to, length));
        return Multi.createFrom()
                .items(() -> LongStream.rangeClosed(first, last)
                        .mapToObj(n -> new Piece(Math.max(from, (n - 1) * length + 1), Math.min(to, n * length))));
    }
}
