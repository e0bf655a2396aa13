package io.weir.analysis;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Pipelines that no longer report. Never blocks. */
public interface SilentPipelines {

    /**
     * Pipelines that nobody was told of yet, longest silent first.
     *
     * @param lastSeenBefore those last seen before this instant
     * @param max most pipelines to return
     * @return their numbers
     */
    CompletionStage<List<Long>> find(Instant lastSeenBefore, int max);

    /** Everybody was told: the pipeline is not found again until it has reported and gone silent once more. */
    CompletionStage<Void> settle(long pipelineId, Instant at);
}
