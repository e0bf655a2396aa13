package io.weir.analysis;

import io.weir.analysis.FindingChanges.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is kept aside, in memory. */
final class FakeShadows implements ShadowFindings {

    final List<Said> kept = new ArrayList<>();

    @Nullable
    Instant forgotten;

    @Override
    public CompletionStage<Void> add(long pipelineId, Instant at, List<Said> said) {
        kept.addAll(said);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<List<Seen>> of(String instance, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> forget(Instant before) {
        forgotten = before;
        return CompletableFuture.completedStage(null);
    }
}
