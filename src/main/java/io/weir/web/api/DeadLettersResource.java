package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.DeadLetterRecord.State;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.model.PageRequest;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Dead letters. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Messages that could not be used")
public class DeadLettersResource {

    private static final int ACCEPTED = 202;

    private final DeadLetterStore store;

    DeadLettersResource(DeadLetterStore store) {
        this.store = store;
    }

    /** Dead letters that match. */
    @GET
    @Operation(operationId = "listDeadLetters", summary = "List dead letters, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<PageDto<DeadLetterDto>>> list(
            @Parameter(description = "Only those of this reason") @QueryParam("reason") @Nullable String reason,
            @Parameter(description = "Only those from this topic") @QueryParam("topic") @Nullable String topic,
            @Parameter(
                            description = "Only those in this state",
                            schema = @Schema(enumeration = {"open", "queued", "replayed"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            UriInfo uri) {
        DeadLetterQuery query = new DeadLetterQuery(
                List.of(),
                Optional.ofNullable(reason),
                Optional.ofNullable(topic),
                Params.word("state", State.class, state));
        PageRequest request = Params.page(limit, after);
        return Uni.createFrom()
                .completionStage(() -> store.search(query, request))
                .map(page -> PageDto.of(page, DeadLetterDto::of, uri));
    }

    /** One dead letter. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getDeadLetter", summary = "One dead letter, without its bytes")
    @APIResponse(responseCode = "200", description = "The dead letter")
    @APIResponse(
            responseCode = "404",
            description = "There is no such dead letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterDto> get(@PathParam("id") String id) {
        return find(id).map(DeadLetterDto::of);
    }

    /** The bytes of one. */
    @GET
    @Path("/{id}/body")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getDeadLetterBody", summary = "The bytes of a dead letter, as far as they are kept")
    @APIResponse(responseCode = "200", description = "The bytes")
    @APIResponse(
            responseCode = "404",
            description = "There is no such dead letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<byte[]>> body(@PathParam("id") String id) {
        return find(id).map(record -> RestResponse.ResponseBuilder.ok(
                        record.letter().bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dead-letter-" + record.id() + ".bin\"")
                .build());
    }

    /** Sends some again. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Send dead letters again to the topics that they came from, in the background")
    @APIResponse(
            responseCode = "202",
            description = "How many will be sent",
            content = @Content(schema = @Schema(implementation = DeadLetterDto.Done.class)))
    @APIResponse(
            responseCode = "400",
            description = "The selection is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<DeadLetterDto.Done>> replay(@Nullable DeadLetterSelection selection) {
        DeadLetterQuery query = chosen(selection);
        return Uni.createFrom()
                .completionStage(() -> store.queue(query))
                .map(count -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.fromStatusCode(ACCEPTED), new DeadLetterDto.Done(count))
                        .build());
    }

    /** Drops some. */
    @POST
    @Path("/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "dropDeadLetters", summary = "Drop dead letters; those about to be sent again stay")
    @APIResponse(responseCode = "200", description = "How many were dropped")
    @APIResponse(
            responseCode = "400",
            description = "The selection is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterDto.Done> drop(@Nullable DeadLetterSelection selection) {
        DeadLetterQuery query = chosen(selection);
        return Uni.createFrom().completionStage(() -> store.drop(query)).map(DeadLetterDto.Done::new);
    }

    private Uni<DeadLetterRecord> find(String id) {
        long number = Params.id("dead letter", id);
        return Uni.createFrom()
                .completionStage(() -> store.find(number))
                .map(found -> found.orElseThrow(() -> Params.missing("dead letter", id)));
    }

    private static DeadLetterQuery chosen(@Nullable DeadLetterSelection selection) {
        if (selection == null) {
            throw ProblemException.invalid("ids", "the body must be a JSON object with ids, or with all");
        }
        return selection.query();
    }
}
