package io.weir.analysis.compare;

import org.jspecify.annotations.Nullable;

/**
 * A verdict, or what it waits for.
 *
 * @param verdict null while it cannot be told
 * @param why as one or two sentences with the numbers
 */
public record Judgement(@Nullable Verdict verdict, String why) {}
