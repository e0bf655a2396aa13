package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.analysis.fact.ConfigurationFacts;
import io.weir.analysis.fact.ConfigurationFacts.Outcome;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the engines of sources are configured, where their metrics do not tell. */
@Path("/api/v1/sources/{id}/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources", description = "Who reports")
public class SourceSettingsResource {

    private final ConfigurationFacts facts;
    private final Clock clock;

    SourceSettingsResource(ConfigurationFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** What somebody said. */
    @GET
    @Operation(operationId = "getSourceSettings", summary = "How a source's engine is configured")
    @APIResponse(responseCode = "200", description = "As far as somebody said so; metrics may tell more")
    @APIResponse(
            responseCode = "404",
            description = "There is no such source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SourceSettingsDto> get(@PathParam("id") String id) {
        long sourceId = Params.id("source", id);
        return Uni.createFrom()
                .completionStage(() -> facts.of(sourceId))
                .flatMap(found -> found.map(fact -> Uni.createFrom().item(SourceSettingsDto.of(sourceId, fact)))
                        .orElseGet(() -> none(sourceId)));
    }

    /** Says it anew. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSourceSettings",
            summary = "Tell how a source's engine is configured; takes the place of all that was told before",
            description = "A JSON object of the engine's own names, such as \"otel.blrp.max.queue.size\" or"
                    + " \"sinks.siem.buffer.max_events\". Objects and lists within become such paths; what is null or"
                    + " left out is not known. The next analysis uses it.")
    @APIResponse(responseCode = "200", description = "As it stands from now on")
    @APIResponse(
            responseCode = "400",
            description = "A setting cannot be taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Something newer is known",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SourceSettingsDto> put(
            @PathParam("id") String id, @Nullable Map<String, Object> settings, @Context HttpServerRequest request) {
        long sourceId = Params.id("source", id);
        if (settings == null) {
            throw ProblemException.invalid("settings", "the body must be a JSON object of settings, {} for none");
        }
        // PostgreSQL counts microseconds: what is told is what is kept.
        ConfigurationFact fact = ConfigurationFact.of(
                clock.instant().truncatedTo(ChronoUnit.MICROS), InstancesResource.by(request), settings);
        return Uni.createFrom()
                .completionStage(() -> facts.keep(sourceId, fact))
                .map(outcome -> told(sourceId, fact, outcome));
    }

    private Uni<SourceSettingsDto> none(long sourceId) {
        return Uni.createFrom().completionStage(() -> facts.knows(sourceId)).map(known -> {
            if (!known) {
                throw Params.missing("source", String.valueOf(sourceId));
            }
            return SourceSettingsDto.none(sourceId);
        });
    }

    private static SourceSettingsDto told(long sourceId, ConfigurationFact fact, Outcome outcome) {
        return switch (outcome) {
            case KEPT -> SourceSettingsDto.of(sourceId, fact);
            case OLDER ->
                throw ProblemException.conflict(
                        "settings of source " + sourceId + " are known that are newer than " + fact.at());
            case NO_SOURCE -> throw Params.missing("source", String.valueOf(sourceId));
        };
    }
}
