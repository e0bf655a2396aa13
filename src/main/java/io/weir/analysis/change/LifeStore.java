package io.weir.analysis.change;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the lives of suggestions, with every change of them and who made it. Of each key of a pipeline at most one is not
 * verified. Never blocks.
 */
public interface LifeStore {

    /** Those of a pipeline, the current ones first, then the latest. */
    CompletionStage<List<SuggestionLife>> of(long pipelineId, int most);

    /** Those of all pipelines of a source that are not verified yet, the latest first. */
    CompletionStage<List<SuggestionLife>> ofSource(long sourceId, int most);

    /** Notes what was said: opens what is new, and takes up what is said now of what is not applied. */
    CompletionStage<Void> say(long pipelineId, List<Told> said, Instant at);

    /**
     * An open or dismissed suggestion was applied.
     *
     * @param due when the first verdict is worth a try
     * @param now when that became known
     * @return whether there was such a suggestion in such a state
     */
    CompletionStage<Boolean> apply(long pipelineId, String key, State.Applied applied, Instant due, Instant now);

    /** Somebody does not want an open suggestion. Whether there was such a suggestion in such a state. */
    CompletionStage<Boolean> dismiss(long pipelineId, String key, State.Dismissed dismissed);

    /** An applied or dismissed suggestion is open again. Whether there was such a suggestion in such a state. */
    CompletionStage<Boolean> reopen(long pipelineId, String key, String by, Instant now);

    /** How far predictions were off, by kind. */
    CompletionStage<List<Calibration>> calibration();

    /**
     * Drops what is old.
     *
     * @param saidBefore open and dismissed ones that were last said before
     * @param verifiedBefore verdicts that were reached before
     */
    CompletionStage<Void> tidy(Instant saidBefore, Instant verifiedBefore);
}
