package io.weir.analysis;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.api.analysis.Window;
import io.weir.model.PipelineRecord;
import java.util.concurrent.CompletionStage;

/** What is said of a pipeline besides what analyzers say, because of what became of earlier suggestions. Never blocks. */
public interface FurtherFindings {

    /**
     * Takes note of what the analyzers say, and adds to it.
     *
     * @param pipeline whose
     * @param window what they looked at
     * @param analysis what they said
     */
    CompletionStage<Analysis> add(PipelineRecord pipeline, Window window, Analysis analysis);
}
