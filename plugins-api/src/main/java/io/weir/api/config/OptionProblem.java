package io.weir.api.config;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value that somebody gave.
 *
 * @param option its name, or null when the options do not go together
 * @param message what is wrong, and what would be right
 * @param suggestion a value that would be accepted (for a name that is not known: the nearest name), or null
 */
public record OptionProblem(
        @Nullable String option, String message, @Nullable String suggestion) {}
