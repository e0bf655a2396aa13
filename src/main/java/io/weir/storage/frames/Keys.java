package io.weir.storage.frames;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fingerprints within their sources, to be looked for all at once. */
final class Keys {

    private final List<Long> sources = new ArrayList<>();
    private final List<UUID> fingerprints = new ArrayList<>();

    void add(long sourceId, UUID fingerprint) {
        sources.add(sourceId);
        fingerprints.add(fingerprint);
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Both columns. */
    Tuple columns() {
        return Tuple.tuple()
                .addArrayOfLong(sources.toArray(Long[]::new))
                .addArrayOfUUID(fingerprints.toArray(UUID[]::new));
    }
}
