package io.weir.web.plugin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.model.PageRequest;
import io.weir.web.error.ProblemException;
import io.weir.web.error.SameSite;
import io.weir.web.format.Words;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How adapters and analyzers fare, and what was changed about them. */
@Path("/plugins")
@Produces(MediaType.TEXT_HTML)
public class PluginsPage {

    private static final int CHANGES = 20;

    private final Clock clock;
    private final PluginHost host;
    private final AnalyzerDesk desk;
    private final Shells shells;

    PluginsPage(PluginHost host, AnalyzerDesk desk, Shells shells, Clock clock) {
        this.clock = clock;
        this.host = host;
        this.desk = desk;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Plugins(Shell shell, List<PluginView> plugins, List<ChangeView> changes) implements TemplateInstance {}

    /** Shows all plugins, rejected ones included. */
    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(@CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        List<PluginView> plugins =
                host.status().stream().map(p -> PluginView.of(p, now)).toList();
        return Uni.createFrom()
                .completionStage(() -> desk.changes(PageRequest.first(CHANGES)))
                .map(changes -> new Plugins(
                        shells.shell("/plugins", theme),
                        plugins,
                        changes.items().stream().map(c -> ChangeView.of(c, now)).toList()));
    }

    /** Ends a quarantine. */
    @POST
    @Path("/release")
    @Operation(hidden = true)
    public Uni<Response> release(
            @FormParam("type") @DefaultValue("") String type,
            @FormParam("name") @DefaultValue("") String name,
            HttpHeaders headers,
            @Context HttpServerRequest request) {
        SameSite.check(headers);
        PluginStatus.Type known = Words.parse(PluginStatus.Type.class, type)
                .orElseThrow(() -> ProblemException.invalid(
                        "type", "type must be one of " + Words.all(PluginStatus.Type.class) + ", is '" + type + "'"));
        return Uni.createFrom()
                .completionStage(() -> desk.release(known, name, InstancePage.by(request)))
                .map(nothing -> Response.seeOther(URI.create("/plugins")).build());
    }
}
