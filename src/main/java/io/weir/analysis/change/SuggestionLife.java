package io.weir.analysis.change;

import io.weir.api.analysis.Suggestion;
import java.time.Instant;
import java.util.Optional;

/**
 * A suggestion and what became of it.
 *
 * @param id its number, for ever
 * @param pipelineId of its pipeline
 * @param told what was said; after it was applied, as it was said last before
 * @param saidAt when it was last said
 * @param state where it stands
 */
public record SuggestionLife(long id, long pipelineId, Told told, Instant saidAt, State state) {

    /** Its name among those of the pipeline that are not verified yet. */
    public String key() {
        return told.key();
    }

    /** What was said. */
    public Suggestion suggestion() {
        return told.suggestion();
    }

    /** Whether something can still be done about it. */
    public boolean isCurrent() {
        return !(state instanceof State.Verified);
    }

    /** The change that was made, where one was. */
    public Optional<State.Applied> applied() {
        return switch (state) {
            case State.Applied applied -> Optional.of(applied);
            case State.Verified verified -> Optional.of(verified.applied());
            case State.Open open -> Optional.empty();
            case State.Dismissed dismissed -> Optional.empty();
        };
    }
}
