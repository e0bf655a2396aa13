package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.SeriesAdmission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number of a frame's source and its layout: from memory by the two hashes, or else in the database. Bounded:
 * what was not used for long is asked for again, and everything after some hours. Safe for use by several threads.
 */
final class Catalog {

    private static final int PLACES = 200_000;

    private final PlaceCache known = new PlaceCache(PLACES);
    // Batches in flight are much alike: what one has learned, the next need not ask again.
    private final Turns turns = new Turns(Infrastructure.getDefaultWorkerPool());
    private final SourceIds sourceIds;
    private final LayoutFinder finder;
    private final LayoutResolver resolver;
    private final RefusedSources refused = new RefusedSources(System::nanoTime);
    private final FullSources fullSources = new FullSources();
    private final SeriesAdmission admission;
    private final LongSupplier millis;

    /**
     * @param millis as {@link System#currentTimeMillis}: a process that stood still must not trust what it knew before
     */
    Catalog(Pool pool, IngestLimits limits, LongSupplier millis) {
        this.millis = millis;
        this.sourceIds = new SourceIds(pool, limits);
        this.finder = new LayoutFinder(pool);
        this.resolver = new LayoutResolver(pool, limits, fullSources);
        this.admission = new SeriesAdmission(limits);
    }

    /**
     * A frame's source and layout.
     *
     * @param sourceId number of the source
     * @param layout what to do with the frame
     * @param until milliseconds since the epoch; later it is to be asked for again
     */
    record Place(long sourceId, KnownLayout layout, long until) {}

    /** The places of frames, in their order; null for those of sources beyond the limit. */
    Uni<List<@Nullable Place>> places(List<DecodedFrame> frames) {
        List<@Nullable Place> places = new ArrayList<>(frames.size());
        return look(frames, places)
                ? Uni.createFrom().item(places)
                : Uni.createFrom().completionStage(() -> turns.next(() -> learn(frames)));
    }

    /** Whether all places are known, or known to be refused. */
    private boolean look(List<DecodedFrame> frames, List<@Nullable Place> places) {
        boolean all = true;
        long now = millis.getAsLong();
        synchronized (known) {
            for (DecodedFrame frame : frames) {
                Place place = known.get(frame.sourceHash(), frame.shapeHash());
                if (place != null && place.until() <= now) {
                    place = null;
                }
                places.add(place);
                all &= place != null || refused.contains(frame.sourceHash());
            }
        }
        return all;
    }

    private CompletionStage<List<@Nullable Place>> learn(List<DecodedFrame> frames) {
        List<@Nullable Place> places = new ArrayList<>(frames.size());
        look(frames, places);
        List<DecodedFrame> unknown = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) == null && !refused.contains(frames.get(i).sourceHash())) {
                unknown.add(frames.get(i));
            }
        }
        Lesson lesson = new Lesson(unknown, sourceIds, finder, resolver, fullSources, admission, millis.getAsLong());
        return lesson.learn().map(done -> filled(frames, places, lesson)).subscribeAsCompletionStage();
    }

    private List<@Nullable Place> filled(List<DecodedFrame> frames, List<@Nullable Place> places, Lesson lesson) {
        synchronized (known) {
            lesson.forEach(known::put);
        }
        lesson.forEachRefused(refused::add);
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) == null) {
                places.set(i, lesson.place(frames.get(i)));
            }
        }
        return places;
    }
}
