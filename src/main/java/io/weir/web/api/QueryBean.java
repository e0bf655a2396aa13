package io.weir.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query, as they came.
 *
 * @param query expression
 * @param from first instant
 * @param to last instant
 * @param step between instants
 * @param points most instants
 * @param limit most lines
 */
public record QueryBean(
        @Parameter(
                description = "Expression in the query language",
                required = true,
                example = "rate(fapilog_events_submitted_total[5m])")
        @QueryParam("query")
        @Nullable
        String query,

        @Parameter(description = "First instant, ISO 8601 or milliseconds; an hour before 'to' by default")
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "Last instant, ISO 8601 or milliseconds; now by default") @QueryParam("to") @Nullable
        String to,

        @Parameter(
                description = "Time between instants such as 15s, 5m or 1h; 'auto' chooses one by 'points';"
                        + " 'raw' gives samples as they are, for a plain selector")
        @QueryParam("step")
        @DefaultValue(QueryParams.DEFAULT_STEP)
        String step,

        @Parameter(description = "With step=auto, most instants", schema = @Schema(type = SchemaType.INTEGER))
        @QueryParam("points")
        @DefaultValue(QueryParams.DEFAULT_POINTS)
        String points,

        @Parameter(
                description = "Most series of the answer; whether there are more is told by 'truncated'",
                schema = @Schema(type = SchemaType.INTEGER))
        @QueryParam("limit")
        @DefaultValue(QueryParams.DEFAULT_LIMIT)
        String limit) {}
