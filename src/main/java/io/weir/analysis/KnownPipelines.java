package io.weir.analysis;

import io.weir.api.pipeline.Pipeline;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a pipeline when its shape has changed, and now and then so that it is known to report; what this process has kept a
 * moment ago is not kept again. Safe for use by several threads.
 */
final class KnownPipelines {

    private static final Duration KEPT_AGAIN_AFTER = Duration.ofSeconds(50);
    private static final int MOST = 20_000;

    private final PipelineStore store;
    private final Map<Key, PipelineRecord> known = new ConcurrentHashMap<>();

    KnownPipelines(PipelineStore store) {
        this.store = store;
    }

    private record Key(long sourceId, String name) {}

    /** As {@link PipelineStore#save}; the instant it was last seen may be up to a minute behind. */
    CompletionStage<PipelineRecord> save(long sourceId, String adapter, Pipeline pipeline, Instant seen) {
        Key key = new Key(sourceId, pipeline.name());
        PipelineRecord before = known.get(key);
        if (before != null
                && before.adapter().equals(adapter)
                && seen.isBefore(before.lastSeen().plus(KEPT_AGAIN_AFTER))
                && before.pipeline().equals(pipeline)) {
            return CompletableFuture.completedStage(before);
        }
        return store.save(sourceId, adapter, pipeline, seen).thenApply(saved -> {
            keep(key, saved);
            return saved;
        });
    }

    // Pipelines that are gone must not stay for ever; to forget too much costs one statement each.
    private void keep(Key key, PipelineRecord saved) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, saved);
    }
}
