package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.api.flow.WhatIf.Change;
import io.weir.web.error.Problem;
import io.weir.web.read.Pipelines;
import io.weir.web.read.Question;
import io.weir.web.read.WhatIfs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would get through a pipeline if something about it were different. */
@Path("/api/v1/pipelines/{id}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pipelines")
public class WhatIfResource {

    private final Clock clock;
    private final Pipelines pipelines;
    private final WhatIfs model;

    WhatIfResource(Pipelines pipelines, WhatIfs model, Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.model = model;
    }

    /** Asks the model; changes nothing. */
    @GET
    @Operation(operationId = "askWhatIf", summary = "What would get through if something were different")
    @APIResponse(responseCode = "200", description = "The answer, or what is missing for one")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such pipeline",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<WhatIfDto> ask(
            @PathParam("id") String id,
            @Parameter(description = "traffic, slower, batch or workers") @QueryParam("what") @DefaultValue("")
                    String what,
            @Parameter(
                            description = "times as much traffic; milliseconds that a call of the sink takes longer;"
                                    + " events in a call; workers in all")
                    @QueryParam("value")
                    @DefaultValue("")
                    String value) {
        Instant now = clock.instant();
        Change change = Question.of(what, value);
        return pipelines
                .find(Params.id("pipeline", id), now)
                .map(found -> found.orElseThrow(() -> Params.missing("pipeline", id)))
                .chain(known -> model.ask(known, change, now))
                .map(WhatIfDto::of);
    }
}
