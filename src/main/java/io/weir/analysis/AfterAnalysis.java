package io.weir.analysis;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.model.FindingRecord;
import io.weir.model.PipelineRecord;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What happens after each analysis of a pipeline; alerting is what listens. Never blocks. */
public interface AfterAnalysis {

    /**
     * One analysis is complete and its findings are kept.
     *
     * @param pipeline whose
     * @param observation what the analyzers saw
     * @param open findings that are open now
     * @param window its end is the instant the analysis speaks for
     */
    CompletionStage<Void> analysed(
            PipelineRecord pipeline, Observation observation, List<FindingRecord> open, Interval window);

    /**
     * A pipeline has reported nothing for so long that what was said of it no longer counts. May be told more than once.
     *
     * @param pipelineId whose
     * @param at now
     */
    CompletionStage<Void> silent(long pipelineId, Instant at);

    /** Tells all of them, one after the other; the first that fails ends it. */
    static AfterAnalysis all(List<AfterAnalysis> listeners) {
        return new AfterAll(listeners);
    }
}
