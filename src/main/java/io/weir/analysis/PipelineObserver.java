package io.weir.analysis;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a pipeline looked like over a stretch of time: frames read from storage, seen through its adapter. */
public interface PipelineObserver {

    /**
     * Reads and interprets the interval; never blocks.
     *
     * @return the pipeline and its columns; empty when there is no such pipeline or nothing was reported in the interval
     */
    CompletionStage<Optional<Observation>> observe(long pipelineId, Interval interval);
}
