package io.weir.alerting.rule;

import io.weir.api.analysis.Suggestion;
import java.util.Locale;

/** A suggestion in one line. */
final class SuggestionText {

    private SuggestionText() {}

    static String of(Suggestion suggestion) {
        if (suggestion.setting() == null) {
            return suggestion.reason();
        }
        StringBuilder line = new StringBuilder(suggestion.action().name().toLowerCase(Locale.ROOT));
        line.append(' ').append(suggestion.setting());
        if (suggestion.from() != null) {
            line.append(" from ").append(suggestion.from());
        }
        if (suggestion.to() != null) {
            line.append(" to ").append(suggestion.to());
        }
        return line.toString();
    }
}
