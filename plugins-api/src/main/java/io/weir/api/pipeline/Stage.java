package io.weir.api.pipeline;

import java.util.Set;

/**
 * One stage of a pipeline.
 *
 * @param id the engine's own name for it, unique in its pipeline, not empty
 * @param kind what it does
 * @param traits what is known of the way it works; may be empty
 */
public record Stage(String id, StageKind kind, Set<Trait> traits) {

    /** Copies the traits and refuses an empty id. */
    public Stage {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a stage needs an id");
        }
        traits = Set.copyOf(traits);
    }

    /** A stage of which nothing more is known. */
    public static Stage of(String id, StageKind kind) {
        return new Stage(id, kind, Set.of());
    }

    /** Whether the adapter knows this of the stage. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
