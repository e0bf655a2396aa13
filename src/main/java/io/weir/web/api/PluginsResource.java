package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import io.weir.web.error.SameSite;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Plugins. */
@Path("/api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plugins", description = "Adapters and analyzers, and how they fare")
public class PluginsResource {

    private final PluginHost host;
    private final AnalyzerDesk desk;

    PluginsResource(PluginHost host, AnalyzerDesk desk) {
        this.host = host;
        this.desk = desk;
    }

    /** All plugins, rejected ones included. */
    @GET
    @Operation(operationId = "listPlugins", summary = "List plugins and instances, rejected ones included")
    @APIResponse(responseCode = "200", description = "All plugins, by type and name")
    public List<PluginDto> list() {
        return host.status().stream().map(PluginDto::of).toList();
    }

    /** Analyzers with what can be configured. */
    @GET
    @Path("/analyzers")
    @Operation(operationId = "listAnalyzers", summary = "List analyzers with their needs, findings and options")
    @APIResponse(responseCode = "200", description = "Those that could be loaded, by id")
    public List<AnalyzerTypeDto> analyzers() {
        return desk.analyzers().stream().map(AnalyzerTypeDto::of).toList();
    }

    /** What was changed. */
    @GET
    @Path("/changes")
    @Operation(operationId = "listPluginChanges", summary = "List changes of instances and releases, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<PluginChangeDto>>> changes(
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        PageRequest page = Params.page(limit, after);
        return Uni.createFrom()
                .completionStage(() -> desk.changes(page))
                .map(found -> PageDto.of(found, PluginChangeDto::of, uri));
    }

    /** Ends a quarantine. */
    @POST
    @Path("/{type}/{name}/release")
    @Operation(
            operationId = "releasePlugin",
            summary = "End the quarantine of a plugin or instance, on all replicas within seconds")
    @APIResponse(responseCode = "204", description = "It is called again")
    @APIResponse(
            responseCode = "404",
            description = "There is no such plugin",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> release(
            @PathParam("type") String type,
            @PathParam("name") String name,
            HttpHeaders headers,
            @Context HttpServerRequest request) {
        SameSite.check(headers);
        PluginStatus.Type known =
                Params.word("type", PluginStatus.Type.class, type).orElseThrow();
        if (host.status().stream().noneMatch(p -> p.type() == known && p.name().equals(name))) {
            throw Params.missing(type, name);
        }
        return Uni.createFrom().completionStage(() -> desk.release(known, name, InstancesResource.by(request)));
    }
}
