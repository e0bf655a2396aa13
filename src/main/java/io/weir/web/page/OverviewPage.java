package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.api.pipeline.Interval;
import io.weir.runtime.WebConfig;
import io.weir.web.format.Words;
import io.weir.web.read.Known;
import io.weir.web.read.Observations;
import io.weir.web.read.Pipelines;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.GlanceView;
import io.weir.web.view.OverviewView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All pipelines, those with problems first. */
@Path("/")
public class OverviewPage {

    private static final Duration SPARKLINE = Duration.ofMinutes(10);
    private static final int READ_AT_ONCE = 4;

    private final Clock clock;
    private final Pipelines pipelines;
    private final Observations observations;
    private final Shells shells;
    private final WebConfig config;

    OverviewPage(Pipelines pipelines, Observations observations, Shells shells, WebConfig config, Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.observations = observations;
        this.shells = shells;
        this.config = config;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Overview(Shell shell, OverviewView view) implements TemplateInstance {}

    /** Shows one page of the pipelines that match what was searched for. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("page") @DefaultValue("1") String page,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        return pipelines
                .all(now)
                .chain(all -> view(all, query.strip(), PageNumber.of(page), now))
                .map(view -> new Overview(shells.shell("/", theme), view));
    }

    private Uni<OverviewView> view(List<Known> all, String query, int page, Instant now) {
        List<Known> matching = all.stream().filter(k -> matches(k, query)).toList();
        int size = config.pageSize();
        List<Known> shown =
                matching.stream().skip((page - 1L) * size).limit(size).toList();
        boolean more = matching.size() > page * (long) size;
        return glances(shown, now)
                .map(glances -> new OverviewView(
                        OverviewView.headline(all),
                        OverviewView.tally(all),
                        glances,
                        matching.size(),
                        query,
                        page > 1 ? address(query, page - 1) : null,
                        more ? address(query, page + 1) : null,
                        SPARKLINE.toMinutes(),
                        config.sampleUrl().map(URI::toString).orElse(null)));
    }

    private Uni<List<GlanceView>> glances(List<Known> shown, Instant now) {
        Interval interval = Interval.endingAt(now, SPARKLINE);
        return Multi.createFrom()
                .iterable(shown)
                .onItem()
                .transformToUni(k ->
                        observations.of(k.pipeline().id(), interval).map(seen -> GlanceView.of(k, seen, interval, now)))
                .merge(READ_AT_ONCE)
                .collect()
                .asMap(GlanceView::id)
                .map(byId ->
                        shown.stream().map(k -> byId.get(k.pipeline().id())).toList());
    }

    private static boolean matches(Known known, String query) {
        String text = String.join(
                " ",
                known.pipeline().pipeline().name(),
                known.pipeline().pipeline().engine(),
                known.pipeline().source(),
                Words.of(known.health()));
        return text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    private static String address(String query, int page) {
        String search = query.isEmpty() ? "" : "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&";
        return "/?" + search + "page=" + page;
    }
}
