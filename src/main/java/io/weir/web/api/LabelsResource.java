package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.query.LabelStore;
import io.weir.web.error.Problem;
import io.weir.web.query.Queries;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Labels and their values: what selectors can ask for. */
@Path("/api/v1/labels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queries")
public class LabelsResource {

    private final LabelStore labels;

    LabelsResource(LabelStore labels) {
        this.labels = labels;
    }

    /** Names. */
    @GET
    @Operation(operationId = "listLabels", summary = "List labels of series and attributes of sources, by name")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TextsDto.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<TextsDto> names(
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("after") @DefaultValue("") String after) {
        return page(limit, most -> labels.names(after, most));
    }

    /** Values of one. */
    @GET
    @Path("/{name}/values")
    @Operation(
            operationId = "listLabelValues",
            summary = "List values of a label; __name__ gives names of metrics, source those of sources")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TextsDto.class)))
    public Uni<TextsDto> values(
            @PathParam("name") String name,
            @Parameter(description = "How values begin") @QueryParam("prefix") @DefaultValue("") String prefix,
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("after") @DefaultValue("") String after) {
        return page(limit, most -> labels.values(name, prefix, after, most));
    }

    private static Uni<TextsDto> page(String limit, IntFunction<CompletionStage<List<String>>> read) {
        int most = Params.page(limit, "0").limit();
        return Uni.createFrom()
                .completionStage(() -> read.apply(most + 1))
                .map(texts -> TextsDto.page(texts, most))
                .onFailure(RuntimeException.class)
                .transform(e -> Queries.told((RuntimeException) e));
    }
}
