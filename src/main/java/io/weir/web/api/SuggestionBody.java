package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a suggestion.
 *
 * @param at when it was applied, in ISO 8601; now when left out
 * @param reason why it is dismissed
 */
@RegisterForReflection
@Schema(name = "SuggestionBody")
public record SuggestionBody(@Nullable String at, @Nullable String reason) {

    static final SuggestionBody EMPTY = new SuggestionBody(null, null);
}
