package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of texts.
 *
 * @param items in alphabetical order
 * @param next what {@code after} must be for the next page; null on the last
 */
@RegisterForReflection
@Schema(name = "Texts", description = "One page of names or values, in alphabetical order")
public record TextsDto(
        List<String> items,

        @Schema(description = "What 'after' must be for the next page; null on the last") @Nullable
        String next) {

    /** The first of what was asked for one more. */
    static TextsDto page(List<String> oneMore, int limit) {
        boolean more = oneMore.size() > limit;
        List<String> items = more ? oneMore.subList(0, limit) : oneMore;
        return new TextsDto(List.copyOf(items), more ? items.getLast() : null);
    }
}
