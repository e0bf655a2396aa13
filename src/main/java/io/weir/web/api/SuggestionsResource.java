package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.change.How;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.analysis.change.SuggestionDesk.Done;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import io.weir.web.error.SameSite;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of suggestions, and how to say so. */
@Path("/api/v1/pipelines/{id}/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Suggestions", description = "What became of suggestions")
public class SuggestionsResource {

    private static final String REFUSED = "What is said is not valid";
    private static final String MISSING = "There is no such suggestion";
    private static final String ANOTHER_STATE = "Its state does not allow it";

    private final SuggestionDesk desk;

    SuggestionsResource(SuggestionDesk desk) {
        this.desk = desk;
    }

    /** Those of a pipeline. */
    @GET
    @Operation(
            operationId = "listSuggestions",
            summary = "Suggestions of a pipeline and what became of them",
            description = "The current ones first, then the latest; at most 100.")
    @APIResponse(responseCode = "200", description = "Empty when nothing was suggested")
    public Uni<List<SuggestionLifeDto>> list(@PathParam("id") String id) {
        return lives(Params.id("pipeline", id));
    }

    /** The change was made. */
    @POST
    @Path("/{suggestion}/applied")
    @Operation(operationId = "applySuggestion", summary = "Say that a suggestion was applied; its effect is measured")
    @APIResponse(responseCode = "200", description = "The suggestion")
    @APIResponse(
            responseCode = "400",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = ANOTHER_STATE,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SuggestionLifeDto> applied(
            @PathParam("id") String id,
            @PathParam("suggestion") String key,
            @Nullable SuggestionBody body,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        SuggestionBody said = body(body, headers);
        Instant at = Params.instant("at", said.at()).orElse(null);
        long pipeline = Params.id("pipeline", id);
        return done(pipeline, key, desk.applied(pipeline, key, at, How.API, InstancesResource.by(request)));
    }

    /** Nobody wants it. */
    @POST
    @Path("/{suggestion}/dismissed")
    @Operation(operationId = "dismissSuggestion", summary = "Say why a suggestion will not be applied")
    @APIResponse(responseCode = "200", description = "The suggestion")
    @APIResponse(
            responseCode = "400",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = ANOTHER_STATE,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SuggestionLifeDto> dismissed(
            @PathParam("id") String id,
            @PathParam("suggestion") String key,
            @Nullable SuggestionBody body,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        String reason = Objects.requireNonNullElse(body(body, headers).reason(), "");
        long pipeline = Params.id("pipeline", id);
        return done(pipeline, key, desk.dismissed(pipeline, key, reason, InstancesResource.by(request)));
    }

    /** It was a mistake. */
    @POST
    @Path("/{suggestion}/reopened")
    @Operation(operationId = "reopenSuggestion", summary = "Take back that a suggestion was applied or dismissed")
    @APIResponse(responseCode = "200", description = "The suggestion")
    @APIResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = ANOTHER_STATE,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SuggestionLifeDto> reopened(
            @PathParam("id") String id,
            @PathParam("suggestion") String key,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        SameSite.check(headers);
        long pipeline = Params.id("pipeline", id);
        return done(pipeline, key, desk.reopened(pipeline, key, InstancesResource.by(request)));
    }

    private Uni<SuggestionLifeDto> done(long pipeline, String key, CompletionStage<Done> work) {
        return Uni.createFrom()
                .completionStage(work)
                .invoke(done -> refuse(done, key))
                .chain(() -> lives(pipeline))
                .map(all -> all.stream()
                        .filter(life -> key.equals(life.suggestion().id()))
                        .findFirst()
                        .orElseThrow(() -> Params.missing("suggestion", key)));
    }

    private static void refuse(Done done, String key) {
        switch (done) {
            case DONE -> {}
            case UNKNOWN -> throw Params.missing("suggestion", key);
            case NOT_NOW ->
                throw ProblemException.conflict("suggestion " + key + " is in a state that does not allow it");
        }
    }

    private Uni<List<SuggestionLifeDto>> lives(long pipeline) {
        return Uni.createFrom()
                .completionStage(() -> desk.of(pipeline))
                .map(all -> all.stream().map(SuggestionLifeDto::of).toList());
    }

    /** A body without a media type could come from another site's page. */
    private static SuggestionBody body(@Nullable SuggestionBody body, HttpHeaders headers) {
        SameSite.check(headers);
        return Objects.requireNonNullElse(body, SuggestionBody.EMPTY);
    }
}
