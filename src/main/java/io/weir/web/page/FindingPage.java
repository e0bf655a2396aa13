package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.api.pipeline.Interval;
import io.weir.model.FindingRecord;
import io.weir.model.PageRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.read.Known;
import io.weir.web.read.Lives;
import io.weir.web.read.Observations;
import io.weir.web.read.Patches;
import io.weir.web.read.Pipelines;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.FindingPageView;
import io.weir.web.view.FindingViews;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One finding: why, how sure, with which numbers, and what to do. */
@Path("/findings/{id}")
public class FindingPage {

    private static final int HISTORY = 200;

    private final Clock clock;
    private final FindingStore findings;
    private final Pipelines pipelines;
    private final Observations observations;
    private final Patches patches;
    private final SuggestionDesk desk;
    private final Shells shells;

    FindingPage(
            FindingStore findings,
            Pipelines pipelines,
            Observations observations,
            Patches patches,
            SuggestionDesk desk,
            Shells shells,
            Clock clock) {
        this.clock = clock;
        this.findings = findings;
        this.pipelines = pipelines;
        this.observations = observations;
        this.patches = patches;
        this.desk = desk;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Finding(Shell shell, FindingPageView view) implements TemplateInstance {}

    /** Shows a finding. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @PathParam("id") String id, @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        return Uni.createFrom()
                .completionStage(() -> findings.find(PageNumber.after(id)))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("there is no finding " + id)))
                .chain(r -> pipelines
                        .find(r.pipelineId(), now)
                        .map(p -> p.orElseThrow(() -> ProblemException.notFound("its pipeline is gone")))
                        .chain(known -> view(r, known, now)))
                .map(view -> new Finding(shells.shell("/findings", theme), view));
    }

    private Uni<FindingPageView> view(FindingRecord r, Known known, Instant now) {
        Interval interval = FindingViews.interval(r, now);
        return Uni.combine()
                .all()
                .unis(
                        observations.of(r.pipelineId(), interval),
                        history(r),
                        patches.of(known.pipeline(), r.finding().suggestions()),
                        Lives.of(desk, r.pipelineId()))
                .asTuple()
                .map(t -> new FindingViews(
                                r,
                                t.getItem1(),
                                t.getItem2(),
                                t.getItem3(),
                                t.getItem4().current(),
                                interval,
                                now)
                        .view());
    }

    private Uni<List<FindingRecord>> history(FindingRecord r) {
        return Uni.createFrom()
                .completionStage(() -> findings.search(FindingQuery.of(r.pipelineId()), PageRequest.first(HISTORY)))
                .map(page -> page.items().stream()
                        .filter(other -> FindingViews.isSameThing(r, other))
                        .toList());
    }
}
