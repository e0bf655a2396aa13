package io.weir.web.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import io.weir.query.run.QueryRequest;
import io.weir.runtime.QueryConfig;
import io.weir.web.error.Problem;
import io.weir.web.query.Answers;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Queries over series. */
@Path("/api/v1/query")
@Tag(name = "Queries", description = "Series as they were measured, and what is calculated from them")
public class QueryResource {

    private static final String CSV = "text/csv";
    private static final MediaType ROWS = MediaType.valueOf(CSV);

    private final Clock clock;
    private final Answers answers;
    private final QueryConfig config;

    QueryResource(Answers answers, QueryConfig config, Clock clock) {
        this.clock = clock;
        this.answers = answers;
        this.config = config;
    }

    /** The answer: JSON, or rows for those who ask for them. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RunOnVirtualThread
    @Operation(
            operationId = "query",
            summary = "Answer an expression over a stretch of time",
            description = "Instants are multiples of the step. The answer streams: an error that is found after it has"
                    + " begun stands at its end as 'problem'. Accept: text/csv gives rows of values instead.")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = QueryAnswerDto.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter or the expression is not valid; of an expression the place is told",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The query takes more than it may; the limit and its setting are named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The database is away, or too many queries run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response query(@BeanParam QueryBean query, @Context HttpHeaders headers, @Context RoutingContext routing) {
        QueryRequest request = request(query);
        return wantsRows(headers)
                ? ok(answers.csv(request, routing), CSV + ";charset=utf-8")
                : ok(answers.json(request, routing), MediaType.APPLICATION_JSON);
    }

    // Who takes anything gets JSON.
    private static boolean wantsRows(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().getFirst().isCompatible(ROWS)
                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
    }

    private QueryRequest request(QueryBean query) {
        QueryParams.Times times = QueryParams.Times.of(query.from(), query.to(), clock.instant());
        return QueryParams.request(query.query(), times, query.step(), query.points(), query.limit(), config);
    }

    private static Response ok(Object entity, String type) {
        return Response.ok(entity, type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
