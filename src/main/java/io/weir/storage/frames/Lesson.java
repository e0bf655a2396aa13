package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.SeriesAdmission;
import io.weir.ingest.SourceIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What one batch has to ask the database; it holds on to what it has found, however much others look for. */
final class Lesson {

    private static final Duration GOOD_FOR = Duration.ofHours(6);
    private static final Duration SPREAD = Duration.ofHours(2);

    private final List<DecodedFrame> frames;
    private final SourceIds sourceIds;
    private final LayoutFinder finder;
    private final LayoutResolver resolver;
    private final FullSources fullSources;
    private final SeriesAdmission admission;
    private final long now;
    private final Map<Long, Long> ids = new HashMap<>();
    private final Map<Key, KnownLayout> found = new ConcurrentHashMap<>();

    private record Key(long sourceId, long shapeHash) {}

    /** Takes a place by the two hashes that stand for it. */
    interface Learned {
        void put(long sourceHash, long shapeHash, Catalog.Place place);
    }

    /**
     * @param frames whose places are not known
     * @param now in milliseconds since the epoch
     */
    Lesson(
            List<DecodedFrame> frames,
            SourceIds sourceIds,
            LayoutFinder finder,
            LayoutResolver resolver,
            FullSources fullSources,
            SeriesAdmission admission,
            long now) {
        this.frames = frames;
        this.sourceIds = sourceIds;
        this.finder = finder;
        this.resolver = resolver;
        this.fullSources = fullSources;
        this.admission = admission;
        this.now = now;
    }

    /** Learns all of it; begin it on a worker thread, for hashing many names takes a while. */
    Uni<Void> learn() {
        return frames.isEmpty()
                ? Uni.createFrom().voidItem()
                : learnSources()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .flatMap(nothing -> learnLayouts())
                        .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The place of a frame; null when there are too many sources. */
    Catalog.@Nullable Place place(DecodedFrame frame) {
        Long id = ids.get(frame.sourceHash());
        KnownLayout layout = id == null ? null : found.get(new Key(id, frame.shapeHash()));
        return id == null || layout == null ? null : new Catalog.Place(id, layout, now + good(id));
    }

    // Sources that are silent for good are forgotten after a day: by then nobody may use a number that was not looked
    // up
    // since. Not all at once, for they were learned at once.
    private static long good(long sourceId) {
        return GOOD_FOR.toMillis() + Math.floorMod(sourceId * 7919, SPREAD.toMillis());
    }

    void forEach(Learned learned) {
        for (DecodedFrame frame : frames) {
            Catalog.Place place = place(frame);
            if (place != null) {
                learned.put(frame.sourceHash(), frame.shapeHash(), place);
            }
        }
    }

    /** Takes the sources, by their hash, that have no number because there are too many. */
    void forEachRefused(LongConsumer refused) {
        frames.stream()
                .mapToLong(DecodedFrame::sourceHash)
                .filter(hash -> !ids.containsKey(hash))
                .forEach(refused);
    }

    private Uni<Void> learnSources() {
        Map<Long, UUID> byHash = new HashMap<>();
        Map<UUID, SourceIdentity> identities = new HashMap<>();
        for (DecodedFrame frame : frames) {
            if (!byHash.containsKey(frame.sourceHash())) {
                SourceIdentity source =
                        SeriesAdmission.storable(frame.description().get().source());
                UUID fingerprint = Fingerprints.of(source);
                byHash.put(frame.sourceHash(), fingerprint);
                identities.put(fingerprint, source);
            }
        }
        return sourceIds.of(identities).invoke(all -> keep(byHash, all)).replaceWithVoid();
    }

    private void keep(Map<Long, UUID> byHash, Map<UUID, Long> numbers) {
        byHash.forEach((hash, fingerprint) -> {
            Long id = numbers.get(fingerprint);
            if (id != null) {
                ids.put(hash, id);
            }
        });
    }

    private Uni<Void> learnLayouts() {
        Map<Long, Map<Long, Shape>> shapes = shapes();
        shapes.forEach((source, some) -> some.forEach((hash, shape) -> refuse(source, hash, shape)));
        return finder.find(missing(shapes), this::found)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(nothing -> resolver.resolve(missing(shapes), this::found));
    }

    private void refuse(long sourceId, long shapeHash, Shape shape) {
        KnownLayout refused = fullSources.refused(sourceId, shape);
        if (refused != null) {
            found(sourceId, shapeHash, refused);
        }
    }

    private void found(long sourceId, long shapeHash, KnownLayout layout) {
        found.put(new Key(sourceId, shapeHash), layout);
    }

    private Map<Long, Map<Long, Shape>> missing(Map<Long, Map<Long, Shape>> shapes) {
        Map<Long, Map<Long, Shape>> missing = new LinkedHashMap<>();
        shapes.forEach((source, some) -> some.forEach((hash, shape) -> {
            if (!found.containsKey(new Key(source, hash))) {
                missing.computeIfAbsent(source, s -> new LinkedHashMap<>()).put(hash, shape);
            }
        }));
        return missing;
    }

    private Map<Long, Map<Long, Shape>> shapes() {
        Map<Long, Map<Long, Shape>> shapes = new LinkedHashMap<>();
        for (DecodedFrame frame : frames) {
            Long id = ids.get(frame.sourceHash());
            if (id != null) {
                shapes.computeIfAbsent(id, s -> new LinkedHashMap<>())
                        .computeIfAbsent(frame.shapeHash(), s -> shape(frame));
            }
        }
        return shapes;
    }

    private Shape shape(DecodedFrame frame) {
        return Shape.of(frame.description().get().series(), admission);
    }
}
