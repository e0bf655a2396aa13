package io.weir.web.deadletter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.model.PageRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.error.SameSite;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Messages that could not be used: why, what would be right, and the means to send them again or drop them. */
@Path("/dead-letters")
@Produces(MediaType.TEXT_HTML)
public class DeadLettersPage {

    private static final int SIZE = 50;
    private static final String HERE = "/dead-letters";

    private final DeadLetterStore store;
    private final Shells shells;
    private final Clock clock;

    DeadLettersPage(DeadLetterStore store, Shells shells, Clock clock) {
        this.store = store;
        this.shells = shells;
        this.clock = clock;
    }

    /** The list. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DeadLetters(Shell shell, LettersView view) implements TemplateInstance {}

    /** One letter. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DeadLetter(Shell shell, LetterPageView view) implements TemplateInstance {}

    /** The question before anything is done. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DeadLetterQuestion(Shell shell, QuestionView view) implements TemplateInstance {}

    /** Shows letters that the filter lets pass. */
    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @QueryParam("reason") @DefaultValue("") String reason,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("after") @DefaultValue("0") String after,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Filter filter = new Filter(reason, topic, state);
        PageRequest page = new PageRequest(SIZE, place(after));
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom().completionStage(() -> store.search(filter.query(List.of()), page)),
                        Uni.createFrom().completionStage(store::counts))
                .with((found, counts) -> new DeadLetters(
                        shells.shell(HERE, theme),
                        LettersView.of(
                                found.items().stream()
                                        .map(record -> LetterView.of(record, clock.instant()))
                                        .toList(),
                                counts,
                                filter,
                                page.after() > 0 ? filter.address() : null,
                                found.next().isPresent()
                                        ? filter.after(found.next().getAsLong())
                                        : null)));
    }

    /** Shows one letter. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> one(
            @PathParam("id") String id, @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        return Uni.createFrom()
                .completionStage(() -> store.find(place(id)))
                .map(found -> found.orElseThrow(() ->
                        ProblemException.notFound("there is no dead letter " + id + "; it may have been dropped")))
                .map(record -> new DeadLetter(shells.shell(HERE, theme), LetterPageView.of(record, clock.instant())));
    }

    /** Asks before it is done. */
    @POST
    @Path("/ask")
    @Operation(hidden = true)
    public Uni<TemplateInstance> ask(
            @FormParam("do") @DefaultValue("") String word,
            @FormParam("id") List<String> ids,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("topic") @DefaultValue("") String topic,
            @FormParam("state") @DefaultValue("") String state,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Deed deed = Deed.of(word, ids, new Filter(reason, topic, state));
        return Uni.createFrom()
                .completionStage(store::counts)
                .map(counts -> new DeadLetterQuestion(
                        shells.shell(HERE, theme), QuestionView.of(deed, LettersView.matching(counts, deed.filter()))));
    }

    /** Does it. */
    @POST
    @Path("/do")
    @Operation(hidden = true)
    public Uni<Response> act(
            @FormParam("do") @DefaultValue("") String word,
            @FormParam("id") List<String> ids,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("topic") @DefaultValue("") String topic,
            @FormParam("state") @DefaultValue("") String state,
            HttpHeaders headers) {
        SameSite.check(headers);
        Deed deed = Deed.of(word, ids, new Filter(reason, topic, state));
        return Uni.createFrom()
                .completionStage(() -> switch (deed.action()) {
                    case REPLAY -> store.queue(deed.query());
                    case DROP -> store.drop(deed.query());
                })
                .map(count ->
                        Response.seeOther(URI.create(deed.filter().address())).build());
    }

    private static long place(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
