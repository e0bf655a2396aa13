package io.weir.model;

import io.weir.api.analysis.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept: one row from the time it is first seen until it is resolved. The same thing found again
 * later is another row.
 *
 * @param id its number, for ever
 * @param pipelineId of the pipeline it is about
 * @param source name of the source that reports that pipeline
 * @param pipeline name of that pipeline
 * @param analyzer id of the analyzer that said it
 * @param finding as last said
 * @param firstSeen end of the first window it was found in
 * @param lastSeen end of the last window it was found in
 * @param resolvedAt end of the window after which it was held to be gone, or null while it is open
 */
public record FindingRecord(
        long id,
        long pipelineId,
        String source,
        String pipeline,
        String analyzer,
        Finding finding,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolvedAt) {

    /** The same, found again in a window that ends then; an earlier end changes nothing. */
    public FindingRecord seen(Instant at) {
        Instant last = at.isAfter(lastSeen) ? at : lastSeen;
        return new FindingRecord(id, pipelineId, source, pipeline, analyzer, finding, firstSeen, last, resolvedAt);
    }

    /** The same in other words, found again in a window that ends then. */
    public FindingRecord saying(Finding now, Instant at) {
        return new FindingRecord(id, pipelineId, source, pipeline, analyzer, now, firstSeen, lastSeen, resolvedAt)
                .seen(at);
    }

    /** Whether it still holds. */
    public boolean open() {
        return resolvedAt == null;
    }
}
