package io.weir.analysis;

import io.weir.api.pipeline.Pipeline;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps pipelines. Never blocks. */
public interface PipelineStore {

    /** Adds the pipeline of a source, or notes that it was seen again, perhaps with another shape. */
    CompletionStage<PipelineRecord> save(long sourceId, String adapter, Pipeline pipeline, Instant seen);

    /** All pipelines by number. */
    CompletionStage<Page<PipelineRecord>> list(PageRequest page);

    /** One pipeline. */
    CompletionStage<Optional<PipelineRecord>> find(long id);
}
