package io.weir.web.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.PipelineStore;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import io.weir.web.read.Patches;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Findings. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings", description = "What analyzers say, with what to do")
public class FindingsResource {

    private final FindingStore findings;
    private final PipelineStore pipelines;
    private final Patches patches;

    FindingsResource(FindingStore findings, PipelineStore pipelines, Patches patches) {
        this.findings = findings;
        this.pipelines = pipelines;
        this.patches = patches;
    }

    /** Findings that match. */
    @GET
    @Operation(operationId = "listFindings", summary = "List findings, open ones first, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<FindingDto>>> list(
            @Parameter(description = "Only of this pipeline", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("pipeline")
                    @Nullable
                    String pipeline,
            @Parameter(description = "Only open or only resolved ones", schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("open")
                    @Nullable
                    String open,
            @Parameter(description = "Of this severity or a higher one: info, warning, error, critical")
                    @QueryParam("severity")
                    @Nullable
                    String severity,
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        OptionalLong ofPipeline = pipeline == null
                ? OptionalLong.empty()
                : OptionalLong.of(Params.whole("pipeline", pipeline, 1, Long.MAX_VALUE));
        FindingQuery query = new FindingQuery(
                ofPipeline, Params.bool("open", open), Params.word("severity", Severity.class, severity));
        PageRequest request = Params.page(limit, after);
        return Uni.createFrom()
                .completionStage(() -> findings.search(query, request))
                .chain(this::dtos)
                .map(page -> PageDto.of(page, Function.identity(), uri));
    }

    /** One finding. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getFinding", summary = "One finding")
    @APIResponse(responseCode = "200", description = "The finding")
    @APIResponse(
            responseCode = "404",
            description = "There is no such finding",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<FindingDto> get(@PathParam("id") String id) {
        long number = Params.id("finding", id);
        return Uni.createFrom()
                .completionStage(() -> findings.find(number))
                .map(found -> found.orElseThrow(() -> Params.missing("finding", id)))
                .chain(this::dto);
    }

    private Uni<Page<FindingDto>> dtos(Page<FindingRecord> page) {
        return Multi.createFrom()
                .iterable(page.items())
                .onItem()
                .transformToUniAndConcatenate(this::dto)
                .collect()
                .asList()
                .map(items -> new Page<>(items, page.next()));
    }

    private Uni<FindingDto> dto(FindingRecord r) {
        if (r.finding().suggestions().isEmpty()) {
            return Uni.createFrom().item(FindingDto.of(r, Map.of()));
        }
        return Uni.createFrom()
                .completionStage(() -> pipelines.find(r.pipelineId()))
                .chain(pipeline -> pipeline.isEmpty()
                        ? Uni.createFrom().item(Map.<Suggestion, String>of())
                        : patches.of(pipeline.get(), r.finding().suggestions()))
                .map(lines -> FindingDto.of(r, lines));
    }
}
