package io.weir.analysis;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.model.FindingRecord;
import io.weir.model.PipelineRecord;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Several listeners as one.
 *
 * @param listeners told in this order
 */
record AfterAll(List<AfterAnalysis> listeners) implements AfterAnalysis {

    /** Copies the list. */
    AfterAll {
        listeners = List.copyOf(listeners);
    }

    @Override
    public CompletionStage<Void> analysed(
            PipelineRecord pipeline, Observation observation, List<FindingRecord> open, Interval window) {
        return tell(listener -> listener.analysed(pipeline, observation, open, window));
    }

    @Override
    public CompletionStage<Void> silent(long pipelineId, Instant at) {
        return tell(listener -> listener.silent(pipelineId, at));
    }

    private CompletionStage<Void> tell(Function<AfterAnalysis, CompletionStage<Void>> what) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (AfterAnalysis listener : listeners) {
            all = all.thenCompose(nothing -> what.apply(listener));
        }
        return all;
    }
}
