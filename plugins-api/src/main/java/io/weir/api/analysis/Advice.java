package io.weir.api.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suggestions for a finding of another analyzer.
 *
 * @param code of the finding
 * @param stage of the finding, or null
 * @param suggestions best first
 */
public record Advice(String code, @Nullable String stage, List<Suggestion> suggestions) {

    /** Copies the list. */
    public Advice {
        suggestions = List.copyOf(suggestions);
    }
}
