package io.weir.analysis;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Keeps what analyzers remember of pipelines from one run to the next. */
public interface MemoryStore {

    /** What is remembered of a pipeline, by name of the instance. */
    CompletionStage<Map<String, Remembered>> of(long pipelineId);

    /**
     * Changes what is remembered of a pipeline, all or nothing.
     *
     * @param at end of the window that was analysed
     */
    CompletionStage<Void> change(long pipelineId, Instant at, MemoryChanges changes);
}
