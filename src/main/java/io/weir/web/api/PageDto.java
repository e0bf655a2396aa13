package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.model.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next what {@code after} must be for the next page; null on the last
 * @param <T> what is listed
 */
@RegisterForReflection
public record PageDto<T>(
        List<T> items,

        @Schema(
                description =
                        "What 'after' must be for the next page; null on the last. The Link header has the whole address.")
        @Nullable
        Long next) {

    /** A page of the domain as a response; a Link header leads to the next one. */
    static <D, T> RestResponse<PageDto<T>> of(Page<D> page, Function<D, T> dto, UriInfo uri) {
        Long next = page.next().isPresent() ? page.next().getAsLong() : null;
        var body = new PageDto<>(page.items().stream().map(dto).toList(), next);
        var response = RestResponse.ResponseBuilder.ok(body);
        if (next != null) {
            String address = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", next)
                    .build()
                    .getRawQuery();
            response.header(HttpHeaders.LINK, "<" + uri.getPath() + "?" + address + ">; rel=\"next\"");
        }
        return response.build();
    }
}
