package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.api.pipeline.Interval;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads samples of frames: several sources at a time where little is wanted of each, else one by one. */
final class FrameSource {

    private static final int SERIES_AT_ONCE = 64;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    // PostgreSQL works on two batches at once; what is asked for next waits until both are taken.
    private static final int SIDE_BY_SIDE = 2;

    private final NarrowFrames narrow;
    private final WideFrames wide;

    FrameSource(Pool pool) {
        this.narrow = new NarrowFrames(pool);
        this.wide = new WideFrames(pool);
    }

    Multi<SourceColumns> read(List<SourceRead> sources, Interval interval) {
        return Multi.createFrom()
                .iterable(rounds(sources, interval))
                .onItem()
                .transformToMultiAndConcatenate(round -> round.read(interval));
    }

    private List<Round> rounds(List<SourceRead> sources, Interval interval) {
        List<Round> rounds = new ArrayList<>();
        List<SourceRead> few = new ArrayList<>();
        int most = (int) Math.max(1, SERIES_AT_ONCE / (1 + interval.length().toMillis() / HOUR));
        for (SourceRead source : sources) {
            if (source.seriesIds().length > NarrowFrames.MOST_SERIES) {
                addNarrow(few, most, rounds);
                rounds.add(i -> wide.read(source, i));
            } else {
                few.add(source);
            }
        }
        addNarrow(few, most, rounds);
        return rounds;
    }

    private void addNarrow(List<SourceRead> few, int most, List<Round> rounds) {
        List<List<SourceRead>> batches = new ArrayList<>();
        for (int i = 0; i < few.size(); i += most) {
            batches.add(List.copyOf(few.subList(i, Math.min(few.size(), i + most))));
        }
        few.clear();
        for (int i = 0; i < batches.size(); i += SIDE_BY_SIDE) {
            List<List<SourceRead>> some = batches.subList(i, Math.min(batches.size(), i + SIDE_BY_SIDE));
            rounds.add(interval -> narrow(some, interval));
        }
    }

    private Multi<SourceColumns> narrow(List<List<SourceRead>> batches, Interval interval) {
        List<Uni<List<SourceColumns>>> reads =
                batches.stream().map(batch -> narrow.read(batch, interval)).toList();
        return Uni.join()
                .all(reads)
                .andFailFast()
                .onItem()
                .transformToMulti(all -> Multi.createFrom()
                        .iterable(all.stream().flatMap(List::stream).toList()));
    }

    /** What is read before the next. */
    @FunctionalInterface
    private interface Round {
        Multi<SourceColumns> read(Interval interval);
    }
}
