package io.weir.web.live;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.weir.model.LiveEvent;
import io.weir.web.format.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Live updates over server-sent events. */
@Path("/api/v1/live")
@Tag(name = "Live", description = "Told when something changes, instead of asking again and again")
public class LiveResource {

    private static final long RECONNECT_MILLIS = 2_000;

    private final LiveHub hub;

    LiveResource(LiveHub hub) {
        this.hub = hub;
    }

    /**
     * Something that changed.
     *
     * @param topic pipeline, finding, alert or notice
     * @param id number of the pipeline, alert or notice; of a finding, that of its pipeline
     */
    @RegisterForReflection
    @Schema(name = "Change")
    public record Change(
            @Schema(enumeration = {"pipeline", "finding", "alert", "notice"})
            String topic,

            long id) {

        private static Change of(LiveEvent event) {
            return new Change(Words.of(event.topic()), event.id());
        }
    }

    /** Follows what changes. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "followChanges",
            summary = "Follow what changes",
            description =
                    "Server-sent events: 'changed' with a list of changes, gathered for a moment; 'heartbeat' when nothing "
                            + "happens; 'reset' when too much was missed and everything should be read anew. Whoever reconnects "
                            + "with Last-Event-ID hears what was missed.")
    @APIResponse(
            responseCode = "200",
            description = "A stream that does not end",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Change[].class)))
    @APIResponse(responseCode = "503", description = "Too many clients follow already")
    public Multi<OutboundSseEvent> follow(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId, @Context Sse sse) {
        return hub.follow(lastEventId).map(message -> event(message, sse));
    }

    private static OutboundSseEvent event(LiveHub.Message message, Sse sse) {
        List<Change> changes = message.events().stream().map(Change::of).toList();
        return sse.newEventBuilder()
                .id(message.place())
                .name(message.name())
                .reconnectDelay(RECONNECT_MILLIS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(changes)
                .build();
    }
}
