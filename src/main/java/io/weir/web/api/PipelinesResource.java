package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.web.error.Problem;
import io.weir.web.read.Pipelines;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Pipelines. */
@Path("/api/v1/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pipelines", description = "What is observed, and how it fares")
public class PipelinesResource {

    private final Clock clock;
    private final Pipelines pipelines;

    PipelinesResource(Pipelines pipelines, Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
    }

    /** Pipelines by number. */
    @GET
    @Operation(operationId = "listPipelines", summary = "List pipelines, by number")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<PipelineDto>>> list(
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        return pipelines
                .list(Params.page(limit, after), clock.instant())
                .map(page -> PageDto.of(page, PipelineDto::of, uri));
    }

    /** One pipeline. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPipeline", summary = "One pipeline")
    @APIResponse(responseCode = "200", description = "The pipeline")
    @APIResponse(
            responseCode = "404",
            description = "There is no such pipeline",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PipelineDto> get(@PathParam("id") String id) {
        return pipelines
                .find(Params.id("pipeline", id), clock.instant())
                .map(found -> PipelineDto.of(found.orElseThrow(() -> Params.missing("pipeline", id))));
    }
}
