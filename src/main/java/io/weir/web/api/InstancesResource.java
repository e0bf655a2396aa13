package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Instances of analyzers. */
@Path("/api/v1/plugins/instances")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plugins")
public class InstancesResource {

    private final AnalyzerDesk desk;

    InstancesResource(AnalyzerDesk desk) {
        this.desk = desk;
    }

    /** How each instance runs. */
    @GET
    @Operation(operationId = "listAnalyzerInstances", summary = "List instances of analyzers, by name")
    @APIResponse(responseCode = "200", description = "All, those that nobody configured included")
    public List<InstanceDto> list() {
        return desk.instances().stream().map(InstanceDto::of).toList();
    }

    /** How one runs. */
    @GET
    @Path("/{name}")
    @Operation(operationId = "getAnalyzerInstance", summary = "How an instance of an analyzer runs")
    @APIResponse(responseCode = "200", description = "The instance")
    @APIResponse(
            responseCode = "404",
            description = "There is no such instance",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public InstanceDto get(@PathParam("name") String name) {
        return desk.instance(name).map(InstanceDto::of).orElseThrow(() -> missing(name));
    }

    /** Checks without saving. */
    @POST
    @Path("/{name}/validate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "validateAnalyzerInstance",
            summary = "Check an instance field by field, without saving it")
    @APIResponse(responseCode = "200", description = "Each field with its errors and what would be accepted")
    public InstanceCheckDto validate(@PathParam("name") String name, @Nullable InstanceBody body) {
        AnalyzerSettings settings = settings(name, body);
        var type = desk.analyzers().stream()
                .filter(a -> a.descriptor().id().equals(settings.analyzer()))
                .findFirst();
        return InstanceCheckDto.of(settings, type, desk.check(settings));
    }

    /** Saves. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putAnalyzerInstance", summary = "Create or change an instance of an analyzer")
    @APIResponse(responseCode = "200", description = "The instance as it runs from now on")
    @APIResponse(
            responseCode = "400",
            description = "A field is not valid, or the instance is locked",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<InstanceDto> put(
            @PathParam("name") String name, @Nullable InstanceBody body, @Context HttpServerRequest request) {
        AnalyzerSettings settings = settings(name, body);
        return Uni.createFrom()
                .completionStage(() -> desk.save(settings, by(request)))
                .replaceWith(() -> InstanceDto.of(settings));
    }

    /** Removes. */
    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteAnalyzerInstance",
            summary = "Remove an instance; that of an analyzer's own name runs with its defaults again")
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(
            responseCode = "400",
            description = "The instance is locked",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nobody configured such an instance",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> delete(@PathParam("name") String name, @Context HttpServerRequest request) {
        return Uni.createFrom()
                .completionStage(() -> desk.remove(name, by(request)))
                .invoke(removed -> {
                    if (!removed) {
                        throw missing(name);
                    }
                })
                .replaceWithVoid();
    }

    private static AnalyzerSettings settings(String name, @Nullable InstanceBody body) {
        return Objects.requireNonNullElse(body, InstanceBody.EMPTY).settings(name);
    }

    static String by(HttpServerRequest request) {
        return "API, from " + request.remoteAddress().hostAddress();
    }

    private static ProblemException missing(String name) {
        return ProblemException.notFound("there is no instance '" + name + "' that somebody configured");
    }
}
