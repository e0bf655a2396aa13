package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Interval;
import io.weir.model.FindingRecord;
import io.weir.model.PageRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.read.Known;
import io.weir.web.read.Lives;
import io.weir.web.read.Observations;
import io.weir.web.read.Patches;
import io.weir.web.read.Pipelines;
import io.weir.web.read.Span;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.PipelineView;
import io.weir.web.view.PipelineViews;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One pipeline: its stages, what holds it back, what to do, and every signal. */
@Path("/pipelines/{id}")
public class PipelinePage {

    private static final int PAST_FINDINGS = 50;

    private final Clock clock;
    private final Pipelines pipelines;
    private final FindingStore findings;
    private final Observations observations;
    private final Patches patches;
    private final SuggestionDesk desk;
    private final Shells shells;

    PipelinePage(
            Pipelines pipelines,
            FindingStore findings,
            Observations observations,
            Patches patches,
            SuggestionDesk desk,
            Shells shells,
            Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.findings = findings;
        this.observations = observations;
        this.patches = patches;
        this.desk = desk;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Pipeline(Shell shell, PipelineView view) implements TemplateInstance {}

    /** Shows a pipeline over a stretch of time. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @PathParam("id") String id,
            @QueryParam("range") @DefaultValue("15m") String range,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        Span span = Span.of(range).orElse(Span.QUARTER);
        return pipelines
                .find(PageNumber.after(id), now)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("there is no pipeline " + id)))
                .chain(known -> view(known, span, now))
                .map(view -> new Pipeline(shells.shell("/", theme), view));
    }

    private Uni<PipelineView> view(Known known, Span span, Instant now) {
        // Of a pipeline that went silent, the last that was heard is worth more than an empty chart.
        Instant end = known.silent() ? known.pipeline().lastSeen() : now;
        Interval interval = Interval.endingAt(end, span.length());
        List<Suggestion> suggestions = known.open().stream()
                .flatMap(r -> r.finding().suggestions().stream())
                .toList();
        return Uni.combine()
                .all()
                .unis(
                        observations.of(known.pipeline().id(), interval),
                        past(known.pipeline().id()),
                        patches.of(known.pipeline(), suggestions),
                        Lives.of(desk, known.pipeline().id()))
                .asTuple()
                .map(t -> new PipelineViews(
                                known,
                                PipelineViews.observed(known, t.getItem1()),
                                t.getItem2(),
                                t.getItem3(),
                                t.getItem4(),
                                interval,
                                span,
                                now)
                        .view());
    }

    private Uni<List<FindingRecord>> past(long pipeline) {
        return Uni.createFrom()
                .completionStage(() -> findings.search(FindingQuery.of(pipeline), PageRequest.first(PAST_FINDINGS)))
                .map(page -> page.items().stream().filter(r -> !r.open()).toList());
    }
}
