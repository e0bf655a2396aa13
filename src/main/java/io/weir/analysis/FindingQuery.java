package io.weir.analysis;

import io.weir.api.analysis.Severity;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which findings are wanted; what is empty does not restrict.
 *
 * @param pipelineId of one pipeline
 * @param open still open, or already resolved
 * @param atLeast of this severity or a higher one
 */
public record FindingQuery(OptionalLong pipelineId, Optional<Boolean> open, Optional<Severity> atLeast) {

    /** Open findings of all pipelines. */
    public static FindingQuery allOpen() {
        return new FindingQuery(OptionalLong.empty(), Optional.of(true), Optional.empty());
    }

    /** All findings of one pipeline. */
    public static FindingQuery of(long pipelineId) {
        return new FindingQuery(OptionalLong.of(pipelineId), Optional.empty(), Optional.empty());
    }
}
