package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.api.analysis.Severity;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.web.format.Words;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.FindingView;
import io.weir.web.view.FindingsView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What analyzers found, open or ever. */
@Path("/findings")
public class FindingsPage {

    private static final int SIZE = 50;

    private final Clock clock;
    private final FindingStore findings;
    private final Shells shells;

    FindingsPage(FindingStore findings, Shells shells, Clock clock) {
        this.clock = clock;
        this.findings = findings;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Findings(Shell shell, FindingsView view) implements TemplateInstance {}

    /** Shows the findings that the filter lets pass. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @QueryParam("show") @DefaultValue("open") String show,
            @QueryParam("severity") @DefaultValue("") String severity,
            @QueryParam("after") @DefaultValue("0") String after,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        boolean all = show.equals("all");
        Optional<Severity> atLeast = Words.parse(Severity.class, severity);
        FindingQuery query =
                new FindingQuery(OptionalLong.empty(), all ? Optional.empty() : Optional.of(true), atLeast);
        PageRequest request = new PageRequest(SIZE, PageNumber.after(after));
        return Uni.createFrom()
                .completionStage(() -> findings.search(query, request))
                .map(page -> new Findings(shells.shell("/findings", theme), view(page, all, atLeast, request.after())));
    }

    private FindingsView view(Page<FindingRecord> page, boolean all, Optional<Severity> atLeast, long after) {
        Instant now = clock.instant();
        String severity = atLeast.map(Words::of).orElse("");
        String filter =
                "/findings?show=" + (all ? "all" : "open") + (severity.isEmpty() ? "" : "&severity=" + severity);
        return new FindingsView(
                page.items().stream().map(r -> FindingView.of(r, now)).toList(),
                FindingsView.shows(all, severity),
                FindingsView.severities(all, severity),
                after > 0 ? filter : null,
                page.next().isPresent() ? filter + "&after=" + page.next().getAsLong() : null);
    }
}
