package io.weir.analysis;

import io.weir.analysis.FindingChanges.Said;
import io.weir.api.analysis.Severity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where it is kept what analyzers in shadow mode say. Never blocks. */
public interface ShadowFindings {

    /** Adds to what was said of a pipeline before. */
    CompletionStage<Void> add(long pipelineId, Instant at, List<Said> said);

    /** What an instance has said, newest first. */
    CompletionStage<List<Seen>> of(String instance, int most);

    /** Forgets what was not said again since. */
    CompletionStage<Void> forget(Instant before);

    /**
     * A finding that is kept aside.
     *
     * @param pipelineId of which pipeline
     * @param pipeline its name
     * @param stage of it; empty for the whole pipeline
     * @param code of the finding
     * @param severity of it
     * @param title of it
     * @param explanation as last said
     * @param times it was said
     * @param first when it was first said
     * @param last when it was last said
     */
    record Seen(
            long pipelineId,
            String pipeline,
            String stage,
            String code,
            Severity severity,
            String title,
            String explanation,
            long times,
            Instant first,
            Instant last) {}
}
