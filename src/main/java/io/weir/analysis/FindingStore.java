package io.weir.analysis;

import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps findings and their suggestions. Never blocks. */
public interface FindingStore {

    /** Open findings of one pipeline. */
    CompletionStage<List<FindingRecord>> open(long pipelineId);

    /**
     * Resolves open findings that nobody has confirmed for long: their source went silent, or their analyzer cannot look.
     *
     * @param seenBefore those last seen before this instant
     * @param at when they are resolved
     * @return numbers of the pipelines that had such findings
     */
    CompletionStage<List<Long>> forget(Instant seenBefore, Instant at);

    /** Carries out all changes of one analysis, or none; returns the records of what is open now. */
    CompletionStage<List<FindingRecord>> apply(FindingChanges changes);

    /**
     * As {@link #apply(FindingChanges)}, as long as the source is held under the lease.
     *
     * @return fails with {@link LeaseLostException}, and changes nothing, when another replica has taken the source since
     */
    CompletionStage<List<FindingRecord>> apply(FindingChanges changes, Lease lease);

    /**
     * Notes that open findings were seen again, and that nothing else of them has changed; one small statement.
     *
     * @return as {@link #reword}
     */
    CompletionStage<Boolean> seenAgain(List<Long> ids, Instant at, Lease lease);

    /**
     * Writes open findings and their suggestions in other words; what they ask for, and in which order, is as before. One
     * statement.
     *
     * @return false when they are not as they were thought to be, so that {@link #apply(FindingChanges, Lease)} is due;
     *     otherwise as that
     */
    CompletionStage<Boolean> reword(List<FindingChanges.SeenAgain> again, Instant at, Lease lease);

    /** Findings that match: open ones first, then the most recently seen; pages go by number, newest first. */
    CompletionStage<Page<FindingRecord>> search(FindingQuery query, PageRequest page);

    /** One finding. */
    CompletionStage<Optional<FindingRecord>> find(long id);
}
