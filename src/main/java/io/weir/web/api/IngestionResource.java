package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.OverrunStore;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ingestion: its state, its limits, and who went beyond. */
@Path("/api/v1/ingestion")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion", description = "Whether metrics flow, how full the limits are, and who went beyond")
public class IngestionResource {

    private final IngestLimits limits;
    private final IngestState state;
    private final OverrunStore store;

    IngestionResource(IngestLimits limits, IngestState state, OverrunStore store) {
        this.limits = limits;
        this.state = state;
        this.store = store;
    }

    /** State, limits and usage. */
    @GET
    @Operation(operationId = "getIngestion", summary = "Whether metrics flow, and how full the limits are")
    @APIResponse(responseCode = "200", description = "State, limits and usage")
    public Uni<IngestionDto> get() {
        return Uni.createFrom()
                .completionStage(store::usage)
                .map(usage -> IngestionDto.of(limits, state.waiting(), usage));
    }

    /** What sources sent beyond limits. */
    @GET
    @Path("/overruns")
    @Operation(operationId = "listOverruns", summary = "List what sources sent beyond limits, seen last first")
    @APIResponse(responseCode = "200", description = "Those seen last")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<List<OverrunDto>> overruns(
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit) {
        int most = (int) Params.whole("limit", limit, 1, PageRequest.MAX_LIMIT);
        return Uni.createFrom()
                .completionStage(() -> store.newest(most))
                .map(all -> all.stream().map(OverrunDto::of).toList());
    }
}
