package io.weir.api.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A change that would help, or the statement that none would.
 *
 * @param setting the engine's own name of the setting, or null when the change is outside the engine
 * @param stage id of the stage it belongs to, or null for the whole pipeline
 * @param action what to do
 * @param from value today, in the engine's unit, or null
 * @param to value to set, in the engine's unit, or null
 * @param effect what it is expected to bring
 * @param reason why, as one or two sentences
 * @param risk what it costs or may break, as one sentence
 */
public record Suggestion(
        @Nullable String setting,
        @Nullable String stage,
        Action action,
        @Nullable String from,
        @Nullable String to,
        Effect effect,
        String reason,
        String risk) {}
