package io.weir.api.pipeline;

import java.util.Map;

/**
 * What an adapter makes of the metrics of one source: a pipeline and its signals.
 *
 * @param pipeline stages, edges and settings
 * @param columns what was measured, by stage and signal; every stage named here exists in the pipeline
 */
public record Observation(Pipeline pipeline, Map<SignalKey, Column> columns) {

    /** Copies the map and refuses columns of stages that do not exist. */
    public Observation {
        columns = Map.copyOf(columns);
        for (SignalKey key : columns.keySet()) {
            if (!key.stage().equals(SignalKey.WHOLE)
                    && pipeline.stage(key.stage()).isEmpty()) {
                throw new IllegalArgumentException(
                        "pipeline '" + pipeline.name() + "' has a column of no stage: " + key.stage());
            }
        }
    }
}
