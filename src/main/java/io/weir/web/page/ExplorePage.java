package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import io.weir.query.LabelStore;
import io.weir.query.Matcher;
import io.weir.query.run.QueryRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.query.Queries;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.ExploreLines;
import io.weir.web.view.ExploreView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Series, as they are asked for. */
@Path("/explore")
public class ExplorePage {

    private static final int LINES = 50;
    private static final int POINTS = 300;
    private static final int STARTS = 60;

    private final Clock clock;
    private final Queries queries;
    private final LabelStore labels;
    private final Shells shells;

    ExplorePage(Queries queries, LabelStore labels, Shells shells, Clock clock) {
        this.clock = clock;
        this.queries = queries;
        this.labels = labels;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Explore(Shell shell, ExploreView view) implements TemplateInstance {}

    /** Shows what an expression says, or what is wrong with it. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public TemplateInstance get(
            @QueryParam("query") @DefaultValue("") String query,
            @QueryParam("range") @DefaultValue("1h") String range,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme,
            @Context RoutingContext routing) {
        ExploreTimes times = ExploreTimes.of(range, from, to, clock.instant());
        return new Explore(shells.shell("/explore", theme), view(query.strip(), times, routing));
    }

    private ExploreView view(String query, ExploreTimes times, RoutingContext routing) {
        if (query.isEmpty()) {
            return ExploreView.start(times.address(), names());
        }
        QueryRequest request = new QueryRequest(query, times.from(), times.to(), new QueryRequest.Auto(POINTS), LINES);
        try (Queries.Running running = queries.start(request, routing)) {
            return ExploreView.of(times.address(), query, result(running));
        } catch (ProblemException e) {
            return ExploreView.wrong(times.address(), query, e.problem());
        }
    }

    private static ExploreView.Result result(Queries.Running running) {
        try {
            return ExploreLines.of(running.answer());
        } catch (RuntimeException e) {
            throw Queries.told(e);
        }
    }

    private List<String> names() {
        return labels.values(Matcher.NAME, "", "", STARTS).toCompletableFuture().join();
    }
}
