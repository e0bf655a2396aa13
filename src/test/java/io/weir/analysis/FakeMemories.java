package io.weir.analysis;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Memories in memory. */
final class FakeMemories implements MemoryStore {

    final Map<String, Remembered> all = new TreeMap<>();
    int asked;

    @Override
    public CompletionStage<Map<String, Remembered>> of(long pipelineId) {
        asked++;
        return CompletableFuture.completedStage(Map.copyOf(all));
    }

    @Override
    public CompletionStage<Void> change(long pipelineId, Instant at, MemoryChanges changes) {
        all.putAll(changes.kept());
        all.keySet().removeAll(changes.forgotten());
        return CompletableFuture.completedStage(null);
    }
}
