package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.alerting.AlertLog;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Alerts. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts", description = "What should be known by somebody, and who was told")
public class AlertsResource {

    private final AlertLog log;

    AlertsResource(AlertLog log) {
        this.log = log;
    }

    /** Alerts that match. */
    @GET
    @Operation(operationId = "listAlerts", summary = "List alerts, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<AlertDto>>> list(
            @Parameter(description = "Only pending and firing ones", schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("active")
                    @Nullable
                    String active,
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        boolean activeOnly = Params.bool("active", active).orElse(false);
        PageRequest request = Params.page(limit, after);
        return Uni.createFrom()
                .completionStage(() -> log.alerts(activeOnly, request))
                .map(page -> PageDto.of(page, AlertDto::of, uri));
    }

    /** One alert. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getAlert", summary = "One alert")
    @APIResponse(responseCode = "200", description = "The alert")
    @APIResponse(
            responseCode = "404",
            description = "There is no such alert",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AlertDto> get(@PathParam("id") String id) {
        long number = Params.id("alert", id);
        return Uni.createFrom()
                .completionStage(() -> log.alert(number))
                .map(found -> AlertDto.of(found.orElseThrow(() -> Params.missing("alert", id))));
    }

    /** What told of an alert. */
    @GET
    @Path("/{id}/notices")
    @Operation(operationId = "listNoticesOfAlert", summary = "Notices that told of an alert, newest first")
    @APIResponse(responseCode = "200", description = "The notices")
    public Uni<List<NoticeDto>> notices(@PathParam("id") String id) {
        long number = Params.id("alert", id);
        return Uni.createFrom()
                .completionStage(() -> log.noticesOf(number))
                .map(notices -> notices.stream().map(NoticeDto::of).toList());
    }
}
