package io.weir.web.page;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.change.How;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.analysis.change.SuggestionDesk.Done;
import io.weir.web.error.ProblemException;
import io.weir.web.error.SameSite;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes what people say on a page about a suggestion, and shows that page again. */
@Path("/pipelines/{id}/suggestions")
@Produces(MediaType.TEXT_HTML)
public class SuggestionForm {

    private final SuggestionDesk desk;
    private final Clock clock;

    SuggestionForm(SuggestionDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Does what the button says. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> act(
            @PathParam("id") String id,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("do") @DefaultValue("") String word,
            @FormParam("ago") @DefaultValue("0") String ago,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("finding") @DefaultValue("") String finding,
            HttpHeaders headers,
            @Context HttpServerRequest request) {
        SameSite.check(headers);
        long pipeline = PageNumber.after(id);
        String by = "page, from " + request.remoteAddress().hostAddress();
        return Uni.createFrom()
                .completionStage(() -> switch (word) {
                    case "applied" -> desk.applied(pipeline, key, at(ago), How.PAGE, by);
                    case "dismissed" -> desk.dismissed(pipeline, key, reason, by);
                    case "reopened" -> desk.reopened(pipeline, key, by);
                    default ->
                        throw ProblemException.invalid(
                                "do", "do must be applied, dismissed or reopened, is '" + word + "'");
                })
                .map(done -> answer(done, pipeline, finding));
    }

    private Instant at(String ago) {
        try {
            return clock.instant().minus(Duration.ofMinutes(Math.max(0, Integer.parseInt(ago.strip()))));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("ago", "ago must be whole minutes, is '" + ago + "'");
        }
    }

    private static Response answer(Done done, long pipeline, String finding) {
        return switch (done) {
            case DONE -> Response.seeOther(URI.create(back(pipeline, finding))).build();
            case UNKNOWN -> throw ProblemException.notFound("there is no such suggestion any more");
            case NOT_NOW ->
                throw ProblemException.conflict("somebody was faster: the suggestion is in another state by now");
        };
    }

    private static String back(long pipeline, String finding) {
        long number = PageNumber.after(finding);
        return number > 0 ? "/findings/" + number : "/pipelines/" + pipeline;
    }
}
