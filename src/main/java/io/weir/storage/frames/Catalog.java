package io.weir.storage.frames;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.SeriesAdmission;
import io.weir.ingest.SourceIdentity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number of a frame's source and its layout: from memory by the two hashes, or else in the database. Bounded:
 * what was not used for long is asked for again.
 */
final class Catalog {

    private static final int SOURCES = 50_000;
    private static final int LAYOUTS = 100_000;

    private final Recent<Long, Long> sources = new Recent<>(SOURCES);
    private final Recent<Key, KnownLayout> layouts = new Recent<>(LAYOUTS);
    private final SourceIds sourceIds;
    private final LayoutResolver resolver;
    private final SeriesAdmission admission;

    Catalog(Pool pool, IngestLimits limits) {
        this.sourceIds = new SourceIds(pool, limits);
        this.resolver = new LayoutResolver(pool, limits);
        this.admission = new SeriesAdmission(limits);
    }

    private record Key(long sourceId, long shapeHash) {}

    /**
     * A frame's source and layout.
     *
     * @param sourceId number of the source
     * @param layout what to do with the frame
     */
    record Place(long sourceId, KnownLayout layout) {}

    /** The places of frames, in their order; null for those of sources beyond the limit. */
    Uni<List<@Nullable Place>> places(List<DecodedFrame> frames) {
        Lookup lookup = new Lookup(frames);
        return lookup.complete()
                ? Uni.createFrom().item(lookup::places)
                : lookup.learn().map(n -> lookup.places());
    }

    /** What one batch needs; it holds on to what it has found, however much others look for. */
    private final class Lookup {

        private final List<DecodedFrame> frames;
        private final Map<Long, Long> ids = new HashMap<>();
        private final Map<Key, KnownLayout> found = new HashMap<>();

        Lookup(List<DecodedFrame> frames) {
            this.frames = frames;
        }

        boolean complete() {
            boolean complete = true;
            for (DecodedFrame frame : frames) {
                complete &= place(frame) != null;
            }
            return complete;
        }

        List<@Nullable Place> places() {
            return frames.stream().<@Nullable Place>map(this::place).toList();
        }

        Uni<Void> learn() {
            return learnSources().flatMap(nothing -> learnLayouts());
        }

        private @Nullable Place place(DecodedFrame frame) {
            Long id = ids.computeIfAbsent(frame.sourceHash(), sources::get);
            if (id == null) {
                return null;
            }
            KnownLayout layout = found.computeIfAbsent(new Key(id, frame.shapeHash()), layouts::get);
            return layout == null ? null : new Place(id, layout);
        }

        private Uni<Void> learnSources() {
            Map<Long, UUID> byHash = new HashMap<>();
            Map<UUID, SourceIdentity> identities = new HashMap<>();
            for (DecodedFrame frame : frames) {
                if (!ids.containsKey(frame.sourceHash()) && !byHash.containsKey(frame.sourceHash())) {
                    SourceIdentity source =
                            SeriesAdmission.storable(frame.description().get().source());
                    UUID fingerprint = Fingerprints.of(source);
                    byHash.put(frame.sourceHash(), fingerprint);
                    identities.put(fingerprint, source);
                }
            }
            return identities.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sourceIds.of(identities).invoke(all -> keep(byHash, all)).replaceWithVoid();
        }

        private void keep(Map<Long, UUID> byHash, Map<UUID, Long> numbers) {
            byHash.forEach((hash, fingerprint) -> {
                Long id = numbers.get(fingerprint);
                if (id != null) {
                    ids.put(hash, id);
                    sources.put(hash, id);
                }
            });
        }

        private Uni<Void> learnLayouts() {
            return Multi.createFrom()
                    .iterable(unknownShapes().entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(one -> resolver.resolve(one.getKey(), one.getValue())
                            .invoke(resolved -> resolved.forEach((hash, layout) -> {
                                found.put(new Key(one.getKey(), hash), layout);
                                layouts.put(new Key(one.getKey(), hash), layout);
                            })))
                    .collect()
                    .last()
                    .replaceWithVoid();
        }

        private Map<Long, Map<Long, Shape>> unknownShapes() {
            Map<Long, Map<Long, Shape>> unknown = new LinkedHashMap<>();
            for (DecodedFrame frame : frames) {
                Long id = ids.get(frame.sourceHash());
                if (id != null && place(frame) == null) {
                    unknown.computeIfAbsent(id, s -> new LinkedHashMap<>())
                            .computeIfAbsent(frame.shapeHash(), s -> shape(frame));
                }
            }
            return unknown;
        }
    }

    private Shape shape(DecodedFrame frame) {
        return Shape.of(frame.description().get().series(), admission);
    }
}
