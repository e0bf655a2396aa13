package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.alerting.AlertLog;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Notices. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
public class NoticesResource {

    private final AlertLog log;

    NoticesResource(AlertLog log) {
        this.log = log;
    }

    /** What was sent, or will be. */
    @GET
    @Operation(operationId = "listNotices", summary = "List notices, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<NoticeDto>>> list(
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        PageRequest request = Params.page(limit, after);
        return Uni.createFrom()
                .completionStage(() -> log.notices(request))
                .map(page -> PageDto.of(page, NoticeDto::of, uri));
    }
}
