package io.weir.analysis;

import io.weir.api.analysis.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What one analysis changes in the findings of a pipeline.
 *
 * @param pipelineId whose findings
 * @param at end of the analysed window
 * @param opened not open before
 * @param seenAgain open before and still found, as said now
 * @param resolved numbers of the records that are no longer found
 */
public record FindingChanges(
        long pipelineId, Instant at, List<Said> opened, List<SeenAgain> seenAgain, List<Long> resolved) {

    /** Copies the lists. */
    public FindingChanges {
        opened = List.copyOf(opened);
        seenAgain = List.copyOf(seenAgain);
        resolved = List.copyOf(resolved);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return opened.isEmpty() && seenAgain.isEmpty() && resolved.isEmpty();
    }

    /**
     * A finding with its author.
     *
     * @param analyzer id of the analyzer
     * @param finding what it said
     */
    public record Said(String analyzer, Finding finding) {}

    /**
     * An open finding that was found again.
     *
     * @param id number of its record
     * @param finding as said now
     */
    public record SeenAgain(long id, Finding finding) {}
}
