package io.weir.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 says it.
 *
 * @param type identity of the kind of error
 * @param title what that kind means
 * @param status of the response
 * @param detail what is wrong with this request, and what would be right
 * @param code stable name of the kind
 * @param category who can mend it: {@code user}, {@code environment} or {@code internal}
 * @param parameter name of the parameter that is wrong, where one is
 * @param place where in that parameter, where that is known
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An error, as RFC 9457 says it, with a stable code")
public record Problem(
        @Schema(examples = "urn:weir:problem:invalid-parameter")
        String type,

        @Schema(examples = "A parameter is not valid") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "limit must be a whole number from 1 to 500, is 'many'")
        String detail,

        @Schema(examples = "invalid-parameter") String code,
        @Schema(examples = "user") String category,
        @Schema(examples = "limit") @Nullable String parameter,
        @Nullable Place place) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A stretch of a parameter, in characters from 0.
     *
     * @param start first character
     * @param end one after the last
     */
    @RegisterForReflection
    @Schema(name = "Place", description = "Where in the parameter: characters from 0, the end not included")
    public record Place(int start, int end) {}

    Problem at(Place at) {
        return new Problem(type, title, status, detail, code, category, parameter, at);
    }

    static Problem of(int status, String code, String title, String detail, @Nullable String parameter) {
        return new Problem("urn:weir:problem:" + code, title, status, detail, code, category(status), parameter, null);
    }

    private static String category(int status) {
        if (status < 500) {
            return "user";
        }
        return status == 503 ? "environment" : "internal";
    }
}
