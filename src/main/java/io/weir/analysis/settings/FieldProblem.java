package io.weir.analysis.settings;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field of settings.
 *
 * @param field {@code name}, {@code analyzer}, {@code pipelines}, {@code options}, or one option as in
 *     {@code options.headroom}; of what is said of an engine {@code settings} or one of them
 * @param message what is wrong and what would be right
 * @param suggestion what would be accepted, or null
 */
public record FieldProblem(
        String field, String message, @Nullable String suggestion) {}
